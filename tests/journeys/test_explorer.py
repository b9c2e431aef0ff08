"""The explorer in a browser, and the programs it shows, run as they are copied."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
import requests
from lxml import etree, html
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.journeys.visitor import allow, answer, explore, press, shots, sign_in
from tests.node import CLIENTS, PROGRAM
from tests.running import PATIENCE_SECONDS, PHOTOS, Running, without_aws

pytestmark = pytest.mark.xdist_group("server")

TITLE = "A \"quoted\" $(title) & 'more' \U0001f431 \\ `x`"


@pytest.fixture
def photo_id(server) -> str:
    """A photo of carol's."""
    answer = server.client("carol").upload(filename=str(PHOTOS / "coffee.jpg"), title="A cup")
    return answer.findtext("photoid")


def test_who_opens_a_link_presses_once_and_reads_the_answer(page):
    explore(page, "flickr.photos.search", "?tags=cat&format=json")
    press(page, "Make the call")

    assert json.loads(answer(page))["stat"] == "ok"
    assert page.url.endswith("/flickr.photos.search?tags=cat&format=json#answer")


def test_what_is_filled_in_stands_in_the_address(page):
    explore(page, "flickr.push.subscribe")
    page.get_by_label("topic").fill("tags")
    page.get_by_text("more arguments").click()
    page.get_by_label("secret").fill("hush")
    page.get_by_label("media").select_option("photos")
    page.get_by_label("Output", exact=True).select_option("json")

    assert page.url.endswith("/flickr.push.subscribe?topic=tags&media=photos&format=json")
    page.reload()
    expect(page.get_by_label("topic")).to_have_value("tags")


def test_who_signs_in_and_allows_it_writes(page, server, photo_id, watch):
    watch.expect("status of 403")  # nothing was called
    explore(page, "flickr.photos.setMeta", f"?photo_id={photo_id}&title=From+the+explorer")
    expect(page.get_by_text("This call changes something.")).to_be_visible()
    press(page, "Make the call")
    sign_in(page, server, "carol")
    expect(page.get_by_label("photo_id")).to_have_value(photo_id)

    press(page, "Make the call")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was called")
    allow(page)
    press(page, "Make the call")
    assert 'stat="ok"' in answer(page)
    photo = server.client("carol").photos.getInfo(photo_id=photo_id)
    assert photo.findtext("photo/title") == "From the explorer"


def test_a_program_is_copied_by_a_click(page, browser):
    explore(page, "flickr.push.getTopics")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy curl").click()

    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#curl").inner_text()
    assert copied.startswith("curl 'http://127.0.0.1:")


def test_it_works_without_scripts(browser, server):
    context = browser.new_context(base_url=server.url, java_script_enabled=False)
    page = context.new_page()
    explore(page, "flickr.photos.licenses.getInfo")
    press(page, "Make the call")

    assert "<licenses>" in answer(page)
    expect(page.get_by_role("button", name="Copy curl")).to_have_count(0)
    context.close()


def test_it_fits_every_window(carol, server):
    explore(carol, "flickr.photos.setMeta", f"?title={'W' * 60}")
    shots(carol, "explore-form")
    nsid = server.demo["users"]["bob"]["nsid"]
    explore(carol, "flickr.people.getPublicPhotos", f"?user_id={nsid}&extras=geo,tags,url_m")
    press(carol, "Make the call")
    carol.locator(".pictures img").first.wait_for()
    shots(carol, "explore-answer")
    carol.emulate_media(color_scheme="dark")
    shots(carol, "explore-answer-dark")


def test_axe_finds_nothing(carol, server, scripts, watch):
    nsid = server.demo["users"]["bob"]["nsid"]
    explore(carol, "upload")
    assert not violations(carol)
    explore(carol, "flickr.push.subscribe")
    assert not violations(carol)
    carol.goto("/account/explorer?perms=delete&small=1")
    assert not violations(carol)
    for output in ("rest", "json", "jsonp", "php_serial", "feed-atom_10"):
        explore(carol, "flickr.people.getPublicPhotos", f"?user_id={nsid}&format={output}")
        press(carol, "Make the call")
        carol.locator("#answer").wait_for()
        for folded in carol.locator("details").all():
            folded.evaluate("folded => { folded.open = true }")
        assert not violations(carol)


def test_a_photo_is_uploaded_by_the_form(carol, server):
    explore(carol, "upload", f"?{urlencode({'title': TITLE})}")
    allow(carol)
    carol.get_by_label("photo", exact=False).set_input_files(PHOTOS / "chelsea.jpg")
    press(carol, "Make the call")

    photo_id = etree.fromstring(answer(carol).encode()).findtext("photoid")
    photo = server.call("carol", PHOTO_INFO, photo_id=photo_id)["photo"]
    assert photo["title"]["_content"] == TITLE


def test_a_photo_gets_another_file_by_the_form(carol, server, photo_id):
    explore(carol, "replace", f"?photo_id={photo_id}")
    allow(carol)
    carol.locator("#photo").set_input_files(PHOTOS / "chelsea.jpg")
    press(carol, "Make the call")

    answered = etree.fromstring(answer(carol).encode()).find("photoid")
    assert answered.text == photo_id
    assert answered.get("originalsecret")


PHOTO_INFO = "flickr.photos.getInfo"


@pytest.mark.parametrize("name", ["curl", "python", "javascript"])
@pytest.mark.parametrize("sign", ["nobody", "application", "me"])
def test_a_program_runs_and_answers(server, scripts, photo_id, tmp_path, name, sign):
    server.call("carol", "flickr.photos.setMeta", photo_id=photo_id, title=TITLE)
    program = snippet(server, name, PHOTO_INFO, {"photo_id": photo_id, "sign": sign})

    said = json.loads(run(program, name, tmp_path))
    assert said["photo"]["title"]["_content"] == TITLE


@pytest.mark.parametrize("name", ["curl", "python", "javascript"])
def test_a_program_that_uploads_uploads(server, scripts, tmp_path, name):
    (tmp_path / "photo.jpg").write_bytes((PHOTOS / "coffee.jpg").read_bytes())
    program = snippet(server, name, "upload", {"title": TITLE, "tags": f"by{name}"})

    said = run(program, name, tmp_path)
    photo_id = (
        json.loads(said)["id"]
        if name == "javascript"
        else etree.fromstring(said.encode()).findtext("photoid")
    )
    photo = server.call("carol", PHOTO_INFO, photo_id=photo_id)["photo"]
    assert photo["title"]["_content"] == TITLE


@pytest.mark.parametrize("name", ["curl", "python", "javascript"])
def test_a_program_that_replaces_a_file_replaces_it(server, scripts, photo_id, tmp_path, name):
    (tmp_path / "photo.jpg").write_bytes((PHOTOS / "chelsea.jpg").read_bytes())
    program = snippet(server, name, "replace", {"photo_id": photo_id})

    said = run(program, name, tmp_path)
    assert photo_id in said
    assert "originalsecret" in said


@pytest.mark.parametrize("name", ["curl", "python", "javascript"])
def test_a_program_that_writes_any_words_writes_them(server, scripts, photo_id, tmp_path, name):
    filled = {"photo_id": photo_id, "title": TITLE, "description": "one\ntwo"}
    program = snippet(server, name, "flickr.photos.setMeta", filled)

    assert json.loads(run(program, name, tmp_path))["stat"] == "ok"
    photo = server.call("carol", PHOTO_INFO, photo_id=photo_id)["photo"]
    assert photo["title"]["_content"] == TITLE
    assert photo["description"]["_content"].split() == ["one", "two"]


def test_the_signed_url_answers_in_ones_own_name(carol, server):
    explore(carol, "flickr.test.login", "?format=json")
    allow(carol)
    carol.get_by_text("Signed URL", exact=True).click()
    press(carol, "Make a signed URL")
    url = carol.locator("#signed-url").inner_text()

    assert requests.get(url, timeout=PATIENCE_SECONDS).json()["user"]["username"] == {
        "_content": "carol"
    }


def snippet(server: Running, name: str, method: str, filled: dict[str, str]) -> str:
    """A program as the page shows it, its words replaced as the page says."""
    path = f"/services/api/explore/{method}"
    page = html.fromstring(server.get(path, {**filled, "format": "json"}).content)
    program = page.xpath("string(//pre[@id=$name])", name=name)
    demo, user = server.demo, server.demo["users"]["carol"]
    for word, secret in (
        ("YOUR_API_KEY", demo["api_key"]),
        ("YOUR_API_SECRET", demo["api_secret"]),
        ("YOUR_TOKEN_SECRET", user["oauth_token_secret"]),
        ("YOUR_TOKEN", user["oauth_token"]),
    ):
        program = program.replace(word, secret)
    return program


def run(program: str, name: str, folder: Path) -> str:
    """Run a program to its end; answers what it wrote."""
    command, suffix = {
        "curl": (["bash"], "sh"),
        "python": ([sys.executable], "py"),
        "javascript": ([str(PROGRAM)], "mjs"),
    }[name]
    file = folder / f"program.{suffix}"
    file.write_text(program, "utf-8")
    if suffix == "mjs" and not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(CLIENTS / "node_modules")
    done = subprocess.run(
        [*command, str(file)],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        cwd=folder,
        env=without_aws(),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
