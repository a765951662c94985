"""Relations as sets of allegations: who alleges, who denies, on what it rests; in a picture and in a table."""

import re
from html import unescape

from stemmata.web.alleged import allegations, network, side_words
from stemmata.web.dossier import dossier
from stemmata.web.edition import edition
from stemmata.web.network_svg import tie_words
from stemmata.web.relations import MOST_DRAWN, drawn_around, first_drawn, relations_pages
from tests.web.made_case import made_case
from tests.web.networks import tied

READ = edition(made_case())


def test_an_allegation_says_who_alleges_it_who_denies_it_and_on_what_they_rest() -> None:
    (one,) = allegations(READ)
    assert one.verb == "moves to"
    assert side_words(READ, one.alleged) == "A (β)"
    assert side_words(READ, one.denied).startswith("C")


def test_a_contested_line_shows_both_sides_in_the_picture_and_in_the_table() -> None:
    (page,) = relations_pages(READ)
    shown = unescape(page.html)
    picture = shown.partition("<svg")[2].partition("</svg>")[0]
    assert 'class="tie contested"' in picture
    assert "alleged by A (β)" in picture
    assert re.search(r'class="no end"[^>]*>denied by C', picture)
    assert "at most 1 origin" in shown.partition("</svg>")[2]


def test_what_is_alleged_in_both_directions_is_one_line_with_two_tips() -> None:
    read = edition(tied("A pays B", "B fights A"))
    (tie,) = network(read, allegations(read)).ties
    words = tie_words(read, tie)
    assert "A pays B: " in words
    assert "B fights A: " in words
    (page,) = relations_pages(read)
    assert page.html.count('class="tip"') == 2


def test_what_ties_a_name_to_itself_is_in_the_table_and_not_in_the_picture() -> None:
    read = edition(tied("A pays A", "A pays B"))
    (page,) = relations_pages(read)
    assert page.html.count('class="tie"') == 1
    assert page.html.count('id="tie-') == 2


def test_a_network_with_room_is_drawn_whole_and_a_larger_one_around_its_best_tied_name() -> None:
    small = edition(tied(*(f"Hub pays N{n}" for n in range(MOST_DRAWN - 1))))
    assert first_drawn(network(small, allegations(small))).middle is None  # type: ignore[union-attr]
    large = edition(tied(*(f"Hub pays N{n}" for n in range(MOST_DRAWN + 5))))
    found = first_drawn(network(large, allegations(large)))
    assert found is not None
    assert (found.middle, found.steps, len(found.network.names), found.left_out) == ("Hub", 1, MOST_DRAWN, 6)


def test_two_steps_become_one_where_there_is_no_room_for_two() -> None:
    lines = [f"Hub pays N{n}" for n in range(10)] + [f"N{n} pays M{n}{m}" for n in range(10) for m in range(9)]
    read = edition(tied(*lines))
    found = drawn_around(network(read, allegations(read)), "Hub")
    assert (found.steps, len(found.network.names), found.left_out) == (1, 11, 0)


def test_a_case_without_relations_says_so() -> None:
    read = edition(tied())
    assert first_drawn(network(read, allegations(read))) is None
    assert b"No alleged ties were found." in dossier(tied())["relations.html"]


def test_pictures_hold_no_styles_and_every_line_leads_somewhere() -> None:
    page = dossier(tied("A pays B", "B fights C!", "C pays A"))["relations.html"].decode()
    picture = page.partition("<svg")[2].partition("</svg>")[0]
    assert "style" not in picture
    for place in re.findall(r'href="relations.html#([^"]+)"', picture):
        assert f'id="{place}"' in page
