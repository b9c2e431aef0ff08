"""flickrapi, the Python client that most programs for Flickr use."""

from __future__ import annotations

import flickrapi
import pytest

from tests.running import PHOTOS, eventually

pytestmark = pytest.mark.xdist_group("server")


@pytest.fixture
def alice(server):
    return server.client("alice")


@pytest.fixture
def bob(server):
    return server.client("bob")


@pytest.fixture
def photo_id(bob):
    """A photo that bob just uploaded."""
    answer = bob.upload(
        filename=str(PHOTOS / "coffee.jpg"), title="A cup", tags='cup "still life"', is_public=1
    )
    return answer.findtext("photoid")


def test_test_login_names_the_caller(server, alice):
    user = alice.test.login().find("user")

    assert user.get("id") == server.demo["users"]["alice"]["nsid"]
    assert user.findtext("username") == "alice"


def test_parsed_json_says_the_same_as_etree(server):
    answer = server.client("alice", format="parsed-json").test.login()

    assert answer["stat"] == "ok"
    assert answer["user"]["username"]["_content"] == "alice"


def test_an_uploaded_jpeg_has_its_info(bob, photo_id):
    photo = bob.photos.getInfo(photo_id=photo_id).find("photo")

    assert photo.findtext("title") == "A cup"
    assert [tag.get("raw") for tag in photo.iter("tag")] == ["cup", "still life"]
    assert photo.find("owner").get("username") == "bob"


def test_an_uploaded_jpeg_has_its_sizes(bob, photo_id):
    def sizes():
        found = bob.photos.getSizes(photo_id=photo_id).iter("size")
        labels = {size.get("label"): int(size.get("width")) for size in found}
        return "Medium" in labels and labels

    assert eventually(sizes) == {
        "Square": 75,
        "Large Square": 150,
        "Thumbnail": 100,
        "Small": 240,
        "Small 320": 320,
        "Small 400": 400,
        "Medium": 500,
        "Original": 600,
    }


def test_upload_keeps_any_words(bob):
    words = 'Grüße & <b>küsse</b> "水" 100% ~ + \U0001f431'
    answer = bob.upload(
        filename=str(PHOTOS / "chelsea.jpg"), title=words, description=words, is_public=1
    )
    photo = bob.photos.getInfo(photo_id=answer.findtext("photoid")).find("photo")

    assert photo.findtext("title") == words
    assert photo.findtext("description") == words


def test_set_meta_and_add_tags_change_a_photo(bob, photo_id):
    bob.photos.setMeta(photo_id=photo_id, title="Zwei Tassen & mehr", description="+ %41 é")
    bob.photos.addTags(photo_id=photo_id, tags="Zwei tassen")
    photo = bob.photos.getInfo(photo_id=photo_id).find("photo")

    assert photo.findtext("title") == "Zwei Tassen & mehr"
    assert photo.findtext("description") == "+ %41 é"
    assert {"Zwei", "tassen"} <= {tag.get("raw") for tag in photo.iter("tag")}


def test_people_get_photos_lists_the_newest_first(server, alice, photo_id):
    nsid = server.demo["users"]["bob"]["nsid"]
    photos = alice.people.getPhotos(user_id=nsid, per_page=2, extras="tags,url_o").find("photos")

    assert photos[0].get("id") == photo_id
    assert photos[0].get("tags") == "cup stilllife"
    assert len(photos) == 2


def test_an_error_is_a_flickr_error_with_its_code(bob):
    with pytest.raises(flickrapi.FlickrError) as caught:
        bob.photos.getInfo(photo_id="1")

    assert int(caught.value.code) == 1


def test_an_error_in_json_is_the_same_error(server):
    with pytest.raises(flickrapi.FlickrError) as caught:
        server.client("dave", format="parsed-json").push.getSubscriptions()

    assert caught.value.code == 5


def test_a_wrong_secret_is_refused(server):
    token = server.client("alice").token_cache.token
    client = type(server.client("alice"))(
        server.demo["api_key"], "not the secret", token=token, store_token=False
    )
    with pytest.raises(flickrapi.FlickrError) as caught:
        client.test.login()

    assert int(caught.value.code) == 96


def test_get_topics_lists_contacts_photos(alice):
    topics = [topic.get("name") for topic in alice.push.getTopics().iter("topic")]

    assert "contacts_photos" in topics


def test_a_photo_arrives_as_atom_at_who_subscribed(alice, bob, subscriber):
    alice.push.subscribe(
        topic="contacts_photos",
        callback=subscriber.url,
        verify="sync",
        verify_token="t & t",
        lease_seconds=3600,
    )
    [question] = subscriber.questions
    assert question["mode"] == "subscribe"
    assert question["verify_token"] == "t & t"

    answer = bob.upload(filename=str(PHOTOS / "chelsea.jpg"), title="A cat", is_public=1)
    [entry] = eventually(lambda: subscriber.entries)

    assert entry.title == "A cat"
    assert entry.link.endswith(f"/{answer.findtext('photoid')}/")
    [delivered] = subscriber.received
    assert delivered.headers["Content-Type"].startswith("application/atom+xml")

    alice.push.unsubscribe(topic="contacts_photos", callback=subscriber.url, verify="sync")
    assert subscriber.url not in _callbacks(alice, pending="0")


def test_an_asynchronous_subscription_is_verified_afterwards(alice, subscriber):
    alice.push.subscribe(topic="my_photos", callback=subscriber.url, verify="async")

    eventually(lambda: subscriber.url in _callbacks(alice, pending="0"))
    assert len(subscriber.questions) == 1


def test_a_callback_that_refuses_fails_the_subscription(alice, subscriber):
    subscriber.challenge_status = 404
    with pytest.raises(flickrapi.FlickrError, match="404") as caught:
        alice.push.subscribe(topic="my_photos", callback=subscriber.url, verify="sync")

    assert int(caught.value.code) == 4
    assert subscriber.url not in _callbacks(alice, pending="0")


def _callbacks(client, pending):
    subscriptions = client.push.getSubscriptions().iter("subscription")
    return [each.get("callback") for each in subscriptions if each.get("pending") == pending]
