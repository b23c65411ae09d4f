"""What a card says, and what it must not."""

from dataclasses import replace

from sample_dossier import Said, dossier_of, person

from assistant.dossier.cards import card
from assistant.dossier.glossary import glossary
from assistant.dossier.programs import programs

FIRM = Said(
    "Lanternworks signed on 5 May 2024 with the Harbor Office.",
    [
        ("company", "Lanternworks", "Lanternworks", {"role": "signed"}),
        ("partner", "Harbor Office", "Harbor Office", {"role": None}),
        ("date", "5 May 2024", "2024-05-05", {"precision": "day", "inferred": False}),
    ],
)
NAMES = [["Lanternworks", "랜턴웍스"], ["Harbor Office", "하버 사무소"]]


def texts(told):
    return [one.text for one in told]


def test_an_organisation_has_its_spellings_people_dates_and_documents():
    found = card(
        dossier_of([FIRM, person("Ines Duarte", "CEO", "랜턴웍스")], aliases=NAMES), "organisation", "Lanternworks"
    )
    assert found.kinds == ("company",)
    assert texts(found.spellings) == ["Lanternworks", "랜턴웍스"]
    assert found.spellings[1].sources == ()
    assert texts(found.posts) == ["signed"]
    assert texts(found.related) == ["Ines Duarte"]
    assert texts(found.dates) == ["2024-05-05"]
    assert texts(found.documents) == ["Sample note A"]
    assert all(one.sources for one in (*found.posts, *found.related, *found.dates, *found.documents))


def test_a_person_has_posts_and_organisations():
    found = card(dossier_of([person("Ines Duarte", "CEO", "랜턴웍스")], aliases=NAMES), "person", "Ines Duarte")
    assert texts(found.posts) == ["CEO, 랜턴웍스"]
    assert texts(found.related) == ["Lanternworks"]


def test_spellings_that_no_visible_document_has_are_not_for_the_press():
    found = card(dossier_of([FIRM], aliases=NAMES, listed=False), "organisation", "Lanternworks")
    assert texts(found.spellings) == ["Lanternworks"]


def test_a_name_that_no_visible_document_has_has_no_card():
    assert card(dossier_of([FIRM], aliases=NAMES), "organisation", "Saltmarsh") is None
    assert card(dossier_of([FIRM], aliases=NAMES), "person", "Lanternworks") is None


def test_a_fact_that_a_person_added_shares_no_sentence_with_another():
    dossier = dossier_of([FIRM])
    added = tuple(replace(row, fact=replace(row.fact, sentence=-1), by_hand=True) for row in dossier.facts)
    assert card(replace(dossier, facts=added), "organisation", "Lanternworks").dates == ()


def test_acronyms_are_listed_with_where_they_are_explained():
    said = [Said("The Ministry of Lamp Makers (MLM) came."), Said("MLM left.")]
    (one,) = glossary(dossier_of(said))
    assert (one.short, one.long) == ("MLM", "Ministry of Lamp Makers")
    assert [source.quote for source in one.sources] == [said[0].text]


def test_support_stands_under_its_heading():
    def support(text, section):
        return Said(text, [("support_measure", text, "funding, facilities", {})], section)

    found = programs(dossier_of([support("Firms get rooms.", "## 2. Rooms"), support("Firms get cash.", None)]))
    assert [(program.heading, len(program.supports)) for program in found] == [("Rooms", 1), ("", 1)]
    assert found[0].supports[0].measures == ("funding", "facilities")
