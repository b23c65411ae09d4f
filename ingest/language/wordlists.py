"""The closed classes of English and Korean: words and endings that carry grammar rather than meaning."""

from __future__ import annotations


def words_of(block: str) -> frozenset[str]:
    """The words of a block of text, in which lists are easier to read."""
    return frozenset(block.split())


ENGLISH_QUESTION_WORDS = words_of("who whom whose what which when where why how")

ENGLISH_FUNCTION_WORDS = ENGLISH_QUESTION_WORDS | words_of("""
    a an the this that these those there here
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
    it its itself they them their theirs themselves
    am is are was were be been being do does did doing done have has had having
    will would shall should can could may might must ought
    and or but nor so yet if then than as because while although though whether unless since until
    of in on at by for with without from to into onto upon about above below over under between among through during
    before after within across against along around toward towards via per
    not no don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot
    shan't shouldn't couldn't mustn't i'm i've i'll i'd you're you've you'll you'd he'll he'd she'll she'd we're we've
    we'll we'd they're they've they'll they'd
    very too also just only such any some each every both either neither many much more most other own same again
    up down out off please
""")

DEMONYMS = words_of("""
    korean japanese chinese american british english french german european asian indian italian spanish russian swiss
    canadian australian vietnamese singaporean taiwanese western eastern norwegian swedish danish finnish dutch belgian
    austrian polish czech hungarian portuguese greek turkish israeli thai malaysian indonesian filipino mexican
    brazilian irish scottish estonian african latin nordic arab emirati saudi
""")

KOREAN_QUESTION_WORDS = words_of("""
    누구 누가 누굴 무엇 무슨 뭐 뭘 뭔가요 뭐예요 뭐죠 뭔지 어디 언제 어느 어떤 어떻게 어떠한 왜 얼마 얼마나 몇 몇몇
""")

KOREAN_FUNCTION_WORDS = KOREAN_QUESTION_WORDS | words_of("""
    이 그 저 것 거 수 등 및 또 또는 또한 그리고 그러나 하지만 그래서 따라서 혹은 즉 곧 더 각 중 때 바 점 데 뿐 채 간 내
    위 후 전 개 명 곳 건 여기 거기 저기 이것 그것 저것 우리 저희 나 너 그녀 그들 그분 이분 저분 그곳 이곳 저곳
    위해 위한 위하여 대해 대한 대하여 통해 통한 통하여 따라 따른 관해 관한 관하여 의해 의한 인한 인해
    함께 같은 같이 이런 그런 저런
    있다 있는 있나요 있습니까 있습니다 있으며 있고 있어요 있을 있었다 있었습니다 있었나요 있어 있음 있는지
    없다 없는 없나요 없습니까 없습니다 없이 없음 없어요
    하다 하는 하여 하고 하며 하면 하기 한다 합니다 합니까 하나요 했다 했습니다 했나요 할 한 함 해 해서 해야 하였다
    되다 되는 되어 되고 되며 되면 된다 됩니다 됩니까 되나요 됐다 됐습니다 됐나요 되었다 되었습니다 된 될 됨
    이다 입니다 입니까 인가요 인가 인지 이고 이며 아니다 아닌 아닙니다
    알려줘 알려주세요 말해줘 말해주세요 알려 주세요 주십시오 줘
""")

# Endings by what the syllable before them must be: Korean picks the form by its final consonant, and checking that
# keeps nouns which merely end like a particle whole (전문가 is not 전문 + 가).
PARTICLES_AFTER_CONSONANT = words_of("""
    으로부터 으로는 으로도 으로서 으로써 으로의 이라는 이라고 이라며 으로 이란 이나 과의 은 이 을 과
""")
PARTICLES_AFTER_VOWEL = words_of("라는 라고 라며 와의 는 가 를 와")
PARTICLES_AFTER_VOWEL_OR_RIEUL = words_of("로부터 로는 로도 로서 로써 로의 로")
PARTICLES_AFTER_ANY = words_of("""
    에서부터 에서는 에서도 에서의 에게서 에게는 에게 께서는 께서 한테서 한테 까지는 까지도 까지의 까지
    부터는 부터의 부터 에서 에는 에도 에만 에의 처럼 보다 마다 조차 마저 만큼 만의 만이 들 의 에 도 만
""")
# What turns a noun into a verb or a sentence: 입주 + 하나요, 시작 + 됐다, 장관 + 입니까.
VERB_ENDINGS = words_of("""
    하였습니다 되었습니다 이었습니다 했습니다 됐습니다 였습니다 합니다 됩니다 입니다 합니까 됩니까 입니까
    하나요 되나요 했나요 됐나요 인가요 였나요 하였다 되었다 이었다 했다 됐다 한다 된다 이다
    하는지 되는지 했는지 됐는지 인지 한다고 된다고 하려고 하려는 하기로 하면서 되면서 하기 되기 하는 되는
    하여 되어 하고 되고 이고 이며 하며 되며 하면 되면 하게 되게 하지 되지 해서 해야 했던 됐던 했고 됐고 했으며 됐으며
    한 된 할 될 함 됨 해 돼
""")

# Nouns whose last syllable is no ending although it looks like one, also at the end of a compound: 지원제도, 신청기한.
NOUNS_LIKE_INFLECTIONS: tuple[str, ...] = tuple(
    sorted(
        words_of("""
    결과 성과 효과 경과 초과 통과 부과 학과
    제도 한도 정도 속도 용도 온도 습도 밀도 강도 농도 태도 지도 인도 연도 보도 진도 철도 궤도 의도
    주도 수도 별도 고도 각도
    난이도 선호도 만족도 인지도 완성도 기여도 신뢰도 성숙도
    충청북도 충청남도 경상북도 경상남도 전라북도 전라남도 경기도 제주도
    회의 협의 논의 문의 건의 동의 정의 강의 심의 합의 결의 토의 명의
    허가 추가 휴가 부가 도로 활로 수로 어린이 놀이 높이 깊이 길이 불만 비만 미만
    권한 제한 기한 시한 상한 하한 북한 역할 분할 관할 포함 재해 피해 손해 이해 견해 방해 저해 동해 남해 서해 공해
    """)
    )
)
KOREAN_PARTICLES = (
    PARTICLES_AFTER_CONSONANT | PARTICLES_AFTER_VOWEL | PARTICLES_AFTER_VOWEL_OR_RIEUL | PARTICLES_AFTER_ANY
)
KOREAN_ENDINGS: tuple[str, ...] = tuple(
    sorted(KOREAN_PARTICLES | VERB_ENDINGS, key=lambda ending: (-len(ending), ending))
)
