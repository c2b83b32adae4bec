import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.merging import merge
from actors.models import Actor, Affiliation, Alias, Regrouping
from tests.admin_forms import form_of
from tests.factories import ActorFactory, AffiliationFactory, AliasFactory

pytestmark = pytest.mark.django_db

CHANGELIST = "/admin/actors/actor/"
ADD = "/admin/actors/actor/add/"


@pytest.fixture
def actor() -> Actor:
    actor = ActorFactory.create(name="Harbour Agency", origin="machine")
    AliasFactory.create(actor=actor, text="the Agency", origin="machine")
    return actor


def url_of(actor: Actor) -> str:
    return f"/admin/actors/actor/{actor.pk}/change/"


@pytest.mark.parametrize("table", ["actor", "alias", "affiliation"])
def test_its_lists_open_for_staff_alone(
    client: Client, staff_client: Client, actor: Actor, table: str
) -> None:
    AffiliationFactory.create(organisation=actor)
    url = f"/admin/actors/{table}/"
    assert staff_client.get(url, {"q": "agency"}).status_code == 200
    assert client.get(url).status_code == 302


def test_its_list_asks_a_fixed_number_of_queries(
    staff_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (2, 12):
        AliasFactory.create_batch(size)
        for _ in range(size):
            ActorFactory.create(merged_into=ActorFactory.create())
        with django_assert_max_num_queries(12) as captured:
            staff_client.get(CHANGELIST)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_it_marks_those_merged_into_others(staff_client: Client, actor: Actor) -> None:
    merged = ActorFactory.create(name="Port Agency", merged_into=actor)

    def listed(**query: str) -> set[Actor]:
        return set(staff_client.get(CHANGELIST, query).context["cl"].result_list)

    assert listed() == listed(merged="zzz") == {actor, merged}
    assert listed(merged="yes") == {merged}
    assert listed(merged="no") == {actor}
    page = staff_client.get(CHANGELIST).content.decode()
    assert f'<td class="field-merged"><a href="/actors/{actor.pk}/">Harbour Agency</a></td>' in page
    assert page.count('<td class="field-merged"></td>') == 1


def test_it_finds_by_alias(staff_client: Client, actor: Actor) -> None:
    ActorFactory.create()
    found = staff_client.get(CHANGELIST, {"q": "the agency"}).context["cl"].result_list
    assert list(found) == [actor]


def test_an_actor_added_is_a_persons_and_accepted(staff_client: Client, staff: User) -> None:
    data = form_of(staff_client, ADD, name="New Agency", kind="organization", decision="new")
    response = staff_client.post(ADD, data)
    assert response.status_code == 302
    actor = Actor.objects.get(name="New Agency")
    assert (actor.origin, actor.decision, actor.decided_by) == ("person", "accepted", staff)


def test_a_change_is_a_correction(staff_client: Client, staff: User, actor: Actor) -> None:
    url = url_of(actor)
    staff_client.post(url, form_of(staff_client, url, name="Port Agency"))
    actor.refresh_from_db()
    assert actor.name == "Port Agency"
    assert (actor.decision, actor.decided_by) == ("corrected", staff)


def test_a_change_of_an_alias_is_a_correction_too(staff_client: Client, actor: Actor) -> None:
    url = url_of(actor)
    staff_client.post(url, form_of(staff_client, url, **{"aliases-0-text": "the Port Agency"}))
    actor.refresh_from_db()
    assert Alias.objects.get().text == "the Port Agency"
    assert actor.decision == "corrected"


def test_saving_without_a_change_decides_nothing(staff_client: Client, actor: Actor) -> None:
    url = url_of(actor)
    assert staff_client.post(url, form_of(staff_client, url)).status_code == 302
    actor.refresh_from_db()
    assert actor.decision == "new"


def test_a_decision_chosen_is_kept_as_chosen(staff_client: Client, actor: Actor) -> None:
    url = url_of(actor)
    staff_client.post(url, form_of(staff_client, url, name="Port Agency", decision="rejected"))
    actor.refresh_from_db()
    assert (actor.name, actor.decision) == ("Port Agency", "rejected")


def test_a_decided_actor_can_be_changed_and_deleted(staff_client: Client) -> None:
    actor = ActorFactory.create(decision="accepted")
    url = url_of(actor)
    staff_client.post(url, form_of(staff_client, url, description="Runs ports."))
    actor.refresh_from_db()
    assert actor.description == "Runs ports."
    staff_client.post(f"/admin/actors/actor/{actor.pk}/delete/", {"post": "yes"})
    assert not Actor.objects.filter(pk=actor.pk).exists()


@pytest.mark.parametrize(("action", "decision"), [("accept", "accepted"), ("reject", "rejected")])
def test_its_actions_decide(
    staff_client: Client, staff: User, actor: Actor, action: str, decision: str
) -> None:
    data = {"action": action, "_selected_action": [actor.pk]}
    page = staff_client.post(CHANGELIST, data, follow=True).content.decode()
    actor.refresh_from_db()
    assert (actor.decision, actor.decided_by) == (decision, staff)
    assert f"1 actor {decision}." in page


@pytest.mark.parametrize("field", ["origin", "curated_key", "decided_by", "sort_key"])
def test_the_machines_fields_are_not_in_the_form(
    staff_client: Client, actor: Actor, field: str
) -> None:
    form = staff_client.get(url_of(actor)).context["adminform"].form
    assert field not in form.fields


def test_an_affiliation_of_an_actor_to_itself_is_refused_with_words(
    staff_client: Client, actor: Actor
) -> None:
    url = "/admin/actors/affiliation/add/"
    data = {"person": actor.pk, "organisation": actor.pk, "role": "", "origin": "person"}
    response = staff_client.post(url, data)
    assert response.status_code == 200
    assert response.context["errors"]
    assert not Affiliation.objects.exists()


def test_an_affiliation_to_itself_is_refused_on_the_actors_page_too(
    staff_client: Client, actor: Actor
) -> None:
    url = url_of(actor)
    data = form_of(staff_client, url, **{"affiliations-TOTAL_FORMS": 1})
    data |= {"affiliations-0-person": actor.pk, "affiliations-0-organisation": actor.pk}
    response = staff_client.post(url, data | {"affiliations-0-role": "itself"})
    assert response.status_code == 200
    assert "does not belong to itself" in response.content.decode()


@pytest.mark.parametrize("typed", ["", "null"])
def test_external_ids_may_be_cleared(staff_client: Client, actor: Actor, typed: str) -> None:
    url = url_of(actor)
    assert staff_client.post(url, form_of(staff_client, url, external_ids=typed)).status_code == 302
    actor.refresh_from_db()
    assert actor.external_ids == {}


@pytest.mark.parametrize("typed", ["[1]", "5", '"Q1"', '{"wikidata": 5}', "{"])
def test_external_ids_of_another_form_are_refused(
    staff_client: Client, actor: Actor, typed: str
) -> None:
    url = url_of(actor)
    response = staff_client.post(url, form_of(staff_client, url, external_ids=typed))
    assert response.status_code == 200
    assert response.context["errors"]


def test_an_alias_that_a_person_changes_is_theirs(staff_client: Client) -> None:
    alias = AliasFactory.create(origin="curated", actor__origin="curated")
    url = f"/admin/actors/alias/{alias.pk}/change/"
    staff_client.post(url, form_of(staff_client, url, text="Another name"))
    alias.refresh_from_db()
    assert (alias.text, alias.origin, alias.actor.decision) == (
        "Another name",
        "person",
        "corrected",
    )


def test_deleting_an_alias_corrects_its_actor(staff_client: Client) -> None:
    alias = AliasFactory.create(origin="curated", actor__origin="curated")
    staff_client.post(f"/admin/actors/alias/{alias.pk}/delete/", {"post": "yes"})
    assert Actor.objects.get(pk=alias.actor_id).decision == "corrected"


def test_an_affiliation_that_a_person_changes_is_theirs(staff_client: Client) -> None:
    affiliation = AffiliationFactory.create(origin="machine")
    url = f"/admin/actors/affiliation/{affiliation.pk}/change/"
    staff_client.post(url, form_of(staff_client, url, role="deputy"))
    affiliation.refresh_from_db()
    assert (affiliation.role, affiliation.origin) == ("deputy", "person")


def test_it_leads_back_to_the_site(staff_client: Client, actor: Actor) -> None:
    page = staff_client.get(url_of(actor)).content.decode()
    assert f'href="{actor.get_absolute_url()}"' in page
    assert '<a href="/">' in page


def test_the_selected_are_merged_on_the_page_that_previews(
    staff_client: Client, actor: Actor
) -> None:
    other = ActorFactory.create()
    data = {"action": "merge", "_selected_action": [actor.pk, other.pk]}
    response = staff_client.post(CHANGELIST, data, follow=True)
    assert response.redirect_chain[-1][0] == f"/actors/{actor.pk}/merge/?with={other.pk}"
    assert response.status_code == 200
    one = staff_client.post(CHANGELIST, data | {"_selected_action": [actor.pk]}, follow=True)
    assert "two actors or more" in one.content.decode()
    merged = ActorFactory.create(name="Port Agency", merged_into=actor)
    both = data | {"_selected_action": [actor.pk, merged.pk]}
    told = staff_client.post(CHANGELIST, both, follow=True).content.decode()
    assert "Port Agency was merged into" in told


def test_merges_are_listed_and_undone(
    client: Client, staff_client: Client, actor: Actor, staff: User
) -> None:
    url = "/admin/actors/regrouping/"
    regrouping = merge(actor, ActorFactory.create(name="Port Agency"), staff)
    page = staff_client.get(url, {"q": "harbour"}).content.decode()
    assert f"/actors/regroupings/{regrouping.pk}/" in page
    data = {"action": "undo", "_selected_action": [regrouping.pk]}
    assert client.post(url, data).status_code == 302
    assert Regrouping.objects.in_force().exists()
    assert "all is as it was" in staff_client.post(url, data, follow=True).content.decode()
    actor.refresh_from_db()
    assert actor.merged_into is None
    assert "undone already" in staff_client.post(url, data, follow=True).content.decode()
    assert staff_client.get(f"{url}add/").status_code == 403
    assert staff_client.post(f"{url}{regrouping.pk}/delete/").status_code == 403
