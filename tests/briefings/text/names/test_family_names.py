import pytest

from briefings.text.names.family_names import split_name


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("陳大文", "陳", "大文"),
        ("歐陽修", "歐陽", "修"),
        ("司徒", "司", "徒"),
        ("Chan Tai Man", "Chan", "Tai Man"),
        ("Ana Lei", "Lei", "Ana"),
        ("Ho Iat Seng", "Ho", "Iat Seng"),
        ("Peter Chan Tai Man", "Chan", "Peter Tai Man"),
        ("Maria Pereira da Silva", "Silva", "Maria Pereira da"),
        ("Chan, Tai Man", "Chan, Tai Man", ""),
        ("Domingos", "Domingos", ""),
    ],
)
def test_a_name_is_split_into_family_and_given_name(name, family, given):
    assert split_name(name) == (family, given)
