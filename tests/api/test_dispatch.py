"""Dispatch: whatever goes wrong becomes an error that is documented."""

from __future__ import annotations

import boto3
import pytest

from chalicelib.api import dispatch
from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import text
from chalicelib.model import failures, photo_failures
from chalicelib.settings import settings
from chalicelib.store import keys
from tests.flickr import fails

UNAVAILABLE = (105, "Service currently unavailable")


def told(raised: Exception, errors=None) -> tuple[int, str]:
    """The number and the words that a method answers which raises this."""

    @method("flickr.test.raise", errors=errors)
    def failing(call: Call) -> None:
        raise raised

    outcome = dispatch.safely(lambda: dispatch.run(failing, Call(now=0)), {"method": failing.name})
    [err] = outcome.rsp.elements()
    assert outcome.rsp.attributes["stat"] == "fail"
    assert outcome.code == err.attributes["code"]
    return outcome.code, err.attributes["msg"]


DELETED = {1: failures.PersonNotFound, 5: failures.PersonDeleted}


@pytest.mark.parametrize(
    ("raised", "errors", "answer"),
    [
        (photo_failures.PhotoNotFound(), {2: photo_failures.PhotoNotFound}, (2, "Photo not found")),
        (
            photo_failures.PhotoUnknown("9"),
            {1: photo_failures.PhotoNotFound},
            (1, 'Photo "9" not found (invalid ID)'),
        ),
        (failures.PersonDeleted(), DELETED, (5, "User deleted")),
        (failures.PersonDeleted(), {1: failures.PersonNotFound}, (1, "User not found")),
        (failures.PersonNotFound(), DELETED, (1, "User not found")),
        (
            failures.PersonNotFound(),
            {2: failures.PersonNotFound("Unknown user")},
            (2, "Unknown user"),
        ),
        (failures.ParameterMissing(), None, (1, "Required parameter missing")),
        (
            failures.ParameterInvalid(),
            {2: failures.ParameterInvalid},
            (2, "Invalid parameter value"),
        ),
        (failures.WriteFailed(), None, (106, "Write operation failed")),
        (photo_failures.PhotoNotFound(), None, UNAVAILABLE),
        (failures.PersonNotFound(), {5: failures.PersonDeleted}, UNAVAILABLE),
        (KeyError("nobody foresaw this"), None, UNAVAILABLE),
    ],
)
def test_a_failure_is_told_by_the_methods_own_number_and_words(raised, errors, answer):
    assert told(raised, errors) == answer


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (photo_failures.PhotoNotFound(), '"failure":"PhotoNotFound"'),
        (KeyError("nobody foresaw this"), "nobody foresaw this"),
    ],
)
def test_what_is_no_documented_failure_is_in_the_log_as_an_error(raised, said, logged):
    told(raised)
    assert '"level":"ERROR"' in logged()
    assert said in logged()


@pytest.mark.parametrize(
    ("answer", "tags"),
    [(None, []), (text("a", "1"), ["a"]), ([text("a", "1"), text("b", "2")], ["a", "b"])],
)
def test_an_answer_has_no_root_or_one_or_several(answer, tags):
    rsp = dispatch.succeeded(answer)
    assert rsp.attributes == {"stat": "ok"}
    assert [element.tag for element in rsp.elements()] == tags


def test_an_item_of_no_known_shape_answers_105_and_tells_no_secret(flickr, alice, logged):
    """The same for every call whose person is meant: it fails while the caller is identified."""
    key = {name: {"S": value} for name, value in keys.person(alice.nsid).items()}
    client = boto3.client("dynamodb")
    client.put_item(TableName=settings().people_table, Item={**key, "shape": {"S": "unknown"}})

    with fails(*UNAVAILABLE):
        flickr(alice).test.login()
    assert flickr(alice).json("flickr.test.login")["code"] == 105

    assert '"level":"ERROR"' in logged()
    assert '"request_id"' in logged().splitlines()[0]
    for secret in (alice.token.token, alice.token.secret, flickr.application.secret):
        assert secret not in logged()
