import datetime as dt

import pytest

from geodata.faults import DataError
from geodata.reading import read

BODY = (
    "<p>Douze soldats ont été tués lundi dans une embuscade contre un convoi de ravitaillement "
    "entre Djibo et Bourzanga, dans le nord du Burkina Faso, a annoncé l'état-major.</p>"
    "<p>Les assaillants, arrivés à moto, ont ouvert le feu à l'aube. L'attaque n'a pas été "
    "revendiquée, mais la zone est le théâtre d'opérations du JNIM depuis 2016.</p>"
    "<p>« Nous avons perdu des frères », a dit un habitant joint par téléphone à Djibo.</p>"
)
NAVIGATION = (
    "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
)
REST = (
    "<aside><h3>À lire aussi</h3><a href='/x'>Football : les Étalons gagnent à Abidjan</a></aside>"
    "<footer><p>© 2026 Tous droits réservés. Mentions légales.</p></footer>"
    "<script>alert('x')</script>"
)

WORDPRESS = f"""<!DOCTYPE html><html lang="fr-FR"><head><meta charset="utf-8">
<title>Attaque à Djibo - Le Journal</title>
<meta property="og:title" content="Attaque à Djibo : douze morts">
<meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2024-06-05T14:00:00+00:00">
<meta property="article:modified_time" content="2025-01-01T10:00:00+00:00">
</head><body>{NAVIGATION}<main><article class="post"><h1 class="entry-title">Attaque à Djibo</h1>
<div class="entry-content">{BODY}</div></article></main>{REST}</body></html>"""

JSON_LD = f"""<html><head><title>x</title><script type="application/ld+json">
{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Attaque à Djibo : douze morts",
"datePublished":"2024-06-05T14:00:00Z","publisher":{{"@type":"Organization","name":"Le Journal"}}}}
</script></head><body>{NAVIGATION}<div id="content"><h1>Attaque à Djibo : douze morts</h1>
<div class="article__text">{BODY}</div></div>{REST}</body></html>"""

SPIP = f"""<html><head><title>Attaque à Djibo : douze morts</title>
<meta name="DC.date" content="2024-06-05"><meta property="og:site_name" content="Le Journal">
</head><body><div id="page">{NAVIGATION}<div class="hentry"><h1>Attaque à Djibo : douze morts</h1>
<p class="info-publi"><time datetime="2024-06-05T10:00:00Z" pubdate>mercredi 5 juin 2024</time></p>
<div class="texte entry-content">{BODY}</div></div></div>{REST}</body></html>"""


@pytest.mark.parametrize("page", [WORDPRESS, JSON_LD, SPIP], ids=["wordpress", "json-ld", "spip"])
def test_the_article_of_a_news_page_is_found(page: str) -> None:
    found = read(page.encode(), "page.html")
    assert found.title == "Attaque à Djibo : douze morts"
    assert found.publisher == "Le Journal"
    assert found.published == dt.date(2024, 6, 5)
    assert found.language == "fr"
    assert "entre Djibo et Bourzanga" in found.text
    assert "joint par téléphone" in found.text
    for other in ("Accueil", "Étalons", "droits", "alert"):
        assert other not in found.text


def test_a_page_that_names_no_publisher_has_its_site_as_one() -> None:
    page = f"<html><head><title>T</title></head><body><article>{BODY}</article></body></html>"
    found = read(page.encode(), "x", url="https://www.lejournal.bf/a")
    assert found.publisher in {"lejournal.bf", "Lejournal.bf"}
    assert found.url == "https://www.lejournal.bf/a"
    assert found.published is None


def test_a_page_in_windows_1252_is_read() -> None:
    page = WORDPRESS.replace("utf-8", "iso-8859-1").encode("cp1252")
    assert "été tués" in read(page, "page.html").text


def test_a_template_in_another_language_does_not_name_the_text_s() -> None:
    page = WORDPRESS.replace('lang="fr-FR"', 'lang="en-US"')
    assert read(page.encode(), "page.html").language == "fr"


def test_a_page_without_an_article_says_so() -> None:
    page = "<html><head><title>App</title></head><body><div id='root'></div></body></html>"
    with pytest.raises(DataError, match="built by a script"):
        read(page.encode(), "page.html")


def test_a_notice_is_marked_as_little_text() -> None:
    page = "<html><body><p>Réservé aux abonnés.</p></body></html>"
    assert "paywall" in read(page.encode(), "page.html").notes[0]


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 5000 + BODY,
        "<html><body>" + "<p>a</p>" * 60_000,
        "<html><body><p>" + "mot " * 1_000_000,
    ],
    ids=["deep", "many", "long"],
)
def test_pages_not_made_for_readers_are_refused(markup: str) -> None:
    with pytest.raises(DataError) as caught:
        read(markup.encode(), "page.html")
    assert "paste" in caught.value.faults[0].remedy


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<?xml version="1.0" encoding="utf-16"?>',
    ],
)
def test_declarations_lead_nowhere(head: str) -> None:
    page = f"{head}<html><body><article>{BODY}<p>&x;</p></article></body></html>"
    text = read(page.encode(), "page.html").text
    assert "root:" not in text
    assert "Bourzanga" in text


@pytest.mark.parametrize(
    "line",
    [
        "<div class='post-date'>Publié le 5 juin 2024 à 10h02</div>",
        "<span class='meta'>Par Jean Ouédraogo | 5 juin 2024</span>",
        "<p class='byline'>By A Reporter. Published June 5, 2024</p>",
        "<time datetime='2024-06-05'>mercredi</time>",
    ],
)
def test_the_day_is_also_read_from_the_line_above_the_text(line: str) -> None:
    page = f"<html><head><title>T</title></head><body><article>{line}{BODY}</article></body></html>"
    assert read(page.encode(), "page.html").published == dt.date(2024, 6, 5)


def test_a_day_that_the_text_tells_of_is_not_the_day_of_publication() -> None:
    told = "<p>Le 3 mars 2019, une attaque avait fait dix morts au même endroit.</p>"
    page = f"<html><body><article>{BODY}{told}</article><footer>© 2021</footer></body></html>"
    assert read(page.encode(), "page.html").published is None


def test_links_to_other_articles_are_left_out() -> None:
    page = (
        f"<html><body><article>{BODY}<p>Lire aussi : Gao attaquée</p>{BODY}</article></body></html>"
    )
    assert "Gao" not in read(page.encode(), "page.html").text
