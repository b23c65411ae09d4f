"""Checks questions.jsonl: each `must` regex matches inside one sentence/line of its document; prints counts. Exit 1 on findings."""
import json, re, sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
rows = [json.loads(line) for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
bad: list[str] = []
KINDS = set("who when where howmany howmuch which what why quote definition contact yesno summary other".split())
for r in rows:
    if r["kind"] not in KINDS: bad.append(f"{r['id']}: kind {r['kind']}")
    if r["answerable"] != bool(r["must"]) or r["answerable"] != bool(r["document"]): bad.append(f"{r['id']}: answerable, must and document disagree")
    if not r["answerable"]: continue
    text = (HERE / "docs" / r["document"]).read_text(encoding="utf-8")
    sentences = re.split(r"(?<!Dr\.)(?<=[.!?])[\"”*]*\s+(?=[A-Z\"“가-힣*-])|\n+", text)
    for pattern in r["must"]:
        n = sum(bool(re.search(pattern, s, re.I)) for s in sentences)
        if n == 0: bad.append(f"{r['id']}: {pattern!r} matches no single sentence ({'document yes' if re.search(pattern, text, re.I) else 'document no'})")
        if n > 2: print(f"note {r['id']}: {pattern!r} matches {n} sentences")
if len({r["id"] for r in rows}) != len(rows) or len({(r["question"], str(r.get("history"))) for r in rows}) != len(rows): bad.append("duplicate id or question")
print(len(rows), Counter(r["answerable"] for r in rows), Counter(r["language"] for r in rows), "history", Counter(r["answerable"] for r in rows if "history" in r))
print("answerable by document/language", sorted(Counter((r["document"], r["language"]) for r in rows if r["answerable"]).items()))
print("unanswerable by near/language", sorted(Counter((str(r["near"]), r["language"]) for r in rows if not r["answerable"]).items()))
print("kinds", Counter(r["kind"] for r in rows))
print(*bad, sep="\n")
sys.exit(bool(bad))
