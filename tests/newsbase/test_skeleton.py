import pytest
from django.db import connection

from newsbase.extraction.spelling import skeleton

pytestmark = pytest.mark.django_db

NAMES = [
    "Alexander Lukashenko", "Aliaksandr Lukashenka", "Muammar al-Gaddafi", "O’Brien-Sczepanik",
    "Łukasz Żółć", "Nguyễn Văn Thiệu", "Recep Tayyip Erdoğan", "J. M. Okello", "Bjørn Åse",
    "Xerxes Zschäpe", "Đinh La Thăng", "Chaykovsky", "Yuri Ye. Iouriev", "A.B.C. Group (No. 7)",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_database_and_the_language_work_agree(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT newsbase_skeleton(%s)", [name])
        assert cursor.fetchone()[0] == skeleton(name)
