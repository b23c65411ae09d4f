"""The quiz: one right answer, none of the others supported by any document."""

from itertools import chain

import pytest
from sample_dossier import Said, counted, dated, dossier_of, person

from assistant.dossier.quiz import GAP, WRONG, quiz

PEOPLE = [
    person("Ines Duarte", "Director", "Lantern Office"),
    person("Paul Okoro", "Chairman", "Saltmarsh Foundation"),
    person("Anna Weber", "Treasurer", "Quillfeather Society"),
    person("CHOI Narae", "Secretary", "Meridian Institute"),
    person("LEE Haneul", "Curator", "Zephyrine Museum"),
]
DATES = [
    dated("The harbour ferry began regular crossings on 5 May 2024.", "5 May 2024", "2024-05-05"),
    dated("Glass furnaces were lit by apprentices on 9 June 2023.", "9 June 2023", "2023-06-09"),
    dated("Orchard keepers planted seedlings upstream on 1 July 2022.", "1 July 2022", "2022-07-01"),
    dated("Musicians rehearsed the anthem in private on 2 August 2021.", "2 August 2021", "2021-08-02"),
    dated("Surveyors mapped every quarry tunnel by 3 March 2020.", "3 March 2020", "2020-03-03"),
]
COUNTS = [
    counted("The harbour ferry carries 12 sailors across daily routes.", "12 sailors", "12", "sailors"),
    counted("Glass furnaces employ 30 apprentices through the winter.", "30 apprentices", "30", "apprentices"),
    counted("Orchard keepers planted 44 seedlings beside the brook.", "44 seedlings", "44", "seedlings"),
    counted("Musicians rehearsed 7 anthems behind closed doors.", "7 anthems", "7", "anthems"),
    counted("Surveyors mapped 95 tunnels below the quarry.", "95 tunnels", "95", "tunnels"),
]
ACRONYMS = [
    Said("The Ministry of Lamp Makers (MLM) came."),
    Said("The Quarry Tunnel Authority (QTA) came."),
    Said("The Brook Orchard League (BOL) came."),
    Said("The Zephyr Sailing Union (ZSU) came."),
]


def shown(row):
    return row.fact.value + " " + str(row.fact.details.get("unit") or "")


def asked(dossier, asking, seeds=12):
    sets = (quiz(dossier, seed, shown, most=50) for seed in range(seeds))
    return [question for question in chain.from_iterable(sets) if question.asking == asking]


@pytest.mark.parametrize(
    ("said", "asking"),
    [(PEOPLE, "post"), (PEOPLE, "holder"), (DATES, "date"), (COUNTS, "amount"), (ACRONYMS, "acronym")],
    ids=["post", "holder", "date", "amount", "acronym"],
)
def test_every_kind_of_fact_makes_questions_with_one_right_answer_that_the_source_says(said, asking):
    questions = asked(dossier_of(said), asking)
    assert questions
    for question in questions:
        assert len(set(question.options)) == WRONG + 1
        assert question.source.quote in {one.text for one in said}


def test_the_same_seed_makes_the_same_questions_and_another_seed_others():
    dossier = dossier_of([*PEOPLE, *DATES, *COUNTS, *ACRONYMS])
    again = dossier_of([*PEOPLE, *DATES, *COUNTS, *ACRONYMS])
    assert quiz(dossier, 3, shown) == quiz(again, 3, shown)
    assert quiz(dossier, 3, shown) != quiz(dossier, 4, shown)


def test_keys_tell_the_questions_of_a_set_apart():
    questions = quiz(dossier_of([*PEOPLE, *DATES, *COUNTS, *ACRONYMS]), 1, shown, most=50)
    assert len({question.key for question in questions}) == len(questions)


def test_a_day_that_another_document_gives_for_the_same_thing_is_no_wrong_answer():
    rival = dated("The harbour ferry began its crossings on 8 May 2024.", "8 May 2024", "2024-05-08")
    questions = asked(dossier_of(DATES, [rival]), "date")
    first = [question for question in questions if question.source.quote == DATES[0].text]
    assert first
    assert all("2024-05-08 " not in question.options for question in first)


def test_a_day_that_another_language_gives_for_the_same_thing_is_no_wrong_answer():
    names = [["Lantern Harbour", "랜턴항"], ["Saltmarsh Office", "솔트마시"], ["Meridian Society", "메리디안"]]
    here = dated(
        "Lantern Harbour, Saltmarsh Office and Meridian Society signed on 5 May 2024.", "5 May 2024", "2024-05-05"
    )
    there = dated("랜턴항, 솔트마시, 메리디안은 2024년 5월 8일 서명했다.", "2024년 5월 8일", "2024-05-08")
    questions = asked(dossier_of([here, *DATES[1:]], [there], aliases=names), "date")
    first = [question for question in questions if question.source.quote == here.text]
    assert first
    assert all("2024-05-08 " not in question.options for question in first)


def test_a_month_that_holds_the_day_is_no_wrong_answer():
    months = [dated(f"It rained hard upon {i} roofs in May 2024.", "May 2024", "2024-05", "month") for i in "xyz"]
    for question in asked(dossier_of([*DATES, *months]), "date"):
        assert not {"2024-05 ", "2024-05-05 "} <= set(question.options)


def test_a_count_that_another_document_gives_for_the_same_thing_is_no_wrong_answer():
    rival = counted("The harbour ferry carries 15 sailors across the bay.", "15 sailors", "15", "sailors")
    first = [q for q in asked(dossier_of(COUNTS, [rival]), "amount") if q.source.quote == COUNTS[0].text]
    assert first
    assert all("15 sailors" not in question.options for question in first)


def test_nobody_of_the_same_organisation_or_of_nearly_the_same_name_is_a_wrong_answer():
    colleague = person("KIM Bora", "Secretary General", "Lantern Office")
    namesake = person("Inez Duarte", "Librarian", "Harbor Archive")
    for question in asked(dossier_of([*PEOPLE, colleague, namesake]), "holder"):
        if question.options[question.right] == "Ines Duarte":
            assert not {"KIM Bora", "Inez Duarte"} & set(question.options)


def test_who_is_named_with_a_post_in_no_organisation_is_no_wrong_answer():
    loose = person("LEE Haneul", "Director")
    options = {option for question in asked(dossier_of(PEOPLE, [loose]), "holder") for option in question.options}
    assert options
    assert "LEE Haneul" not in options


def test_an_acronym_with_two_readings_is_neither_asked_about_nor_an_answer():
    other = Said("The Museum Ladder Makers (MLM) left.")
    for question in asked(dossier_of([*ACRONYMS, other, Said("The Reed Boat Guild (RBG) left.")]), "acronym"):
        assert question.about != "MLM"
        assert "Ministry of Lamp Makers" not in question.options


def test_a_gap_gives_nothing_away():
    for question in asked(dossier_of(DATES), "date"):
        assert GAP in question.about
        assert not any(text in question.about for text in ("2024", "2023", "2022", "2021", "2020"))


def test_where_wrong_answers_are_too_few_nothing_is_asked():
    assert quiz(dossier_of(PEOPLE[:2], ACRONYMS[:3]), 1, shown) == []
