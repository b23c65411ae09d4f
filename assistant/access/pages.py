"""The pages outside the app, in English and Korean: plain HTML that works without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from starlette.responses import HTMLResponse

from assistant.access.viewer import LOCAL, Viewer
from assistant.answering.frames import Language
from assistant.app.labels import LABELS

Refusal = Literal["wrong", "locked", "unknown"]


@dataclass(frozen=True)
class Words:
    """One language's words."""

    sign_in: str
    name: str
    password: str
    sign_out: str
    signed_in_as: str
    back: str
    refusals: Mapping[Refusal, str]


WORDS: Mapping[Language, Words] = {
    "en": Words(
        sign_in="Sign in",
        name="Name",
        password="Password",
        sign_out="Sign out",
        signed_in_as="You are signed in as {name}.",
        back="Back to the press desk",
        refusals={
            "wrong": "Name or password is wrong. Please try again.",
            "locked": "Too many wrong passwords. Please wait {minutes} minutes and try again.",
            "unknown": "You are signed in elsewhere, but {name} is not a user of this desk. Ask whoever runs it.",
        },
    ),
    "ko": Words(
        sign_in="로그인",
        name="이름",
        password="비밀번호",
        sign_out="로그아웃",
        signed_in_as="{name} 님으로 로그인되어 있습니다.",
        back="프레스 데스크로 돌아가기",
        refusals={
            "wrong": "이름 또는 비밀번호가 맞지 않습니다. 다시 입력해 주세요.",
            "locked": "비밀번호를 여러 번 잘못 입력했습니다. {minutes}분 뒤에 다시 시도해 주세요.",
            "unknown": "로그인하셨지만 {name} 님은 이 데스크의 사용자가 아닙니다. 운영자에게 문의해 주세요.",
        },
    ),
}
SIGN_IN_AGAIN = """() => {
  const fetched = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await fetched(...asked);
    if (answer.status === 401) location.assign('sign-in');
    return answer;
  };
}"""
"""The app's page runs it as it opens: whoever was signed out meanwhile is led to the sign-in, not shown an error."""
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, "Noto Sans KR", "Malgun Gothic", sans-serif; margin: 0; }
main { max-width: 22rem; margin: 12vh auto 0; padding: 0 1rem; }
label { display: block; margin: 1rem 0 .25rem; }
input, button { box-sizing: border-box; width: 100%; padding: .6rem .75rem; font: inherit; }
button { margin: 1.5rem 0 1rem; cursor: pointer; }
[role=alert] { border-left: .25rem solid; padding-left: .75rem; }
"""


def sign_in_page(language: Language, refusal: Refusal | None = None, name: str = "", minutes: int = 0) -> HTMLResponse:
    """The form for name and password.

    :param refusal: why the last attempt failed, by ``name``; minutes are those of a lock-out
    """
    words = WORDS[language]
    told = refusal and words.refusals[refusal].format(name=escape(name), minutes=minutes)
    alert = f'<p role="alert">{told}</p>' if told else ""
    form = f"""<h1>{escape(LABELS[language].product)}</h1>{alert}
<form method="post" action="sign-in?language={language}" accept-charset="utf-8">
<label for="name">{words.name}</label>
<input id="name" name="name" maxlength="64" autocomplete="username" autocapitalize="none" required autofocus>
<label for="password">{words.password}</label>
<input id="password" name="password" type="password" maxlength="256" autocomplete="current-password" required>
<button type="submit">{words.sign_in}</button>
</form>{_other(language)}"""
    return _page(language, words.sign_in, form, 401 if refusal else 200)


def sign_out_page(language: Language, name: str) -> HTMLResponse:
    """The button that ends the session: a page of its own, so that no link or picture can sign anyone out."""
    words = WORDS[language]
    form = f"""<h1>{words.sign_out}</h1><p>{words.signed_in_as.format(name=escape(name))}</p>
<form method="post" action="sign-out"><button type="submit">{words.sign_out}</button></form>
<p><a href="./">{words.back}</a></p>"""
    return _page(language, words.sign_out, form, 200)


def signed_in(viewer: Viewer, language: Language) -> str:
    """For the app's bar: who is signed in, and the way out; nothing where nobody signs in."""
    if viewer.name == LOCAL:
        return ""
    out = WORDS[language].sign_out
    return f'<p class="viewer" lang="{language}">{escape(viewer.name)} · <a href="sign-out">{out}</a></p>'


def _other(language: Language) -> str:
    """The way to the page in the other language, named in it."""
    other, named = ("ko", "한국어") if language == "en" else ("en", "English")
    return f'<p><a href="sign-in?language={other}" lang="{other}" hreflang="{other}">{named}</a></p>'


def _page(language: Language, title: str, body: str, status: int) -> HTMLResponse:
    document = f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · {escape(LABELS[language].product)}</title><style>{_STYLE}</style></head>
<body><main>{body}</main></body></html>"""
    return HTMLResponse(document, status)
