"""What the declarations of the methods promise to the explorer, to reflection and to clients."""

from __future__ import annotations

from importlib import import_module

import pytest

from chalicelib.api import documentation, registry
from chalicelib.api.arguments import flat
from chalicelib.api.method import Method
from chalicelib.model import failures
from chalicelib.routes import replace, upload
from tests.house.contract import (
    COMMON_ERRORS,
    DIFFERENCES,
    REPLACE_ERRORS,
    UPLOAD_ERRORS,
    contract,
)
from tests.house.contract import (
    METHODS as CONTRACTED,
)

DOORS = (upload.add, replace.renew)
METHODS = {method.name: method for method in [*registry.every(), *DOORS]}
FLICKRS = {name: method for name, method in METHODS.items() if name.startswith("flickr.")}

each_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
flickrs = pytest.mark.parametrize("method", FLICKRS.values(), ids=FLICKRS)


def test_no_method_is_called_flickrs_that_flickr_had_not():
    assert FLICKRS.keys() <= CONTRACTED


def test_a_difference_is_one_of_a_method_there_is_and_has_a_reason():
    assert DIFFERENCES.keys() <= FLICKRS.keys()
    assert all(difference.why for difference in DIFFERENCES.values())


@pytest.mark.parametrize("name", sorted(METHODS.keys() - {method.name for method in DOORS}))
def test_a_method_stands_where_its_name_says(name):
    module, function = registry.place(name)
    declared = getattr(import_module(f"chalicelib.methods.{module}"), function)
    assert declared is METHODS[name]
    assert declared is registry.find(name)
    assert declared.function.__name__ == function


@each_method
def test_every_argument_has_its_sentence_and_no_sentence_is_left_over(method: Method):
    said = documentation.of(method)
    assert said.summary.endswith(".")
    assert said.arguments.keys() == {argument.name for argument in flat(method.arguments)}
    assert all(sentence.endswith(".") for sentence in said.arguments.values())


@each_method
def test_no_two_arguments_of_a_method_have_the_same_name(method: Method):
    names = [argument.name for argument in flat(method.arguments)]
    assert sorted(set(names)) == sorted(names)


@flickrs
def test_a_method_needs_the_permission_that_flickrs_does(method: Method):
    assert method.perms == contract(method.name)[0]


@flickrs
def test_a_method_requires_the_arguments_that_flickrs_does(method: Method):
    required = {argument.name for argument in flat(method.arguments) if argument.required}
    assert required == contract(method.name)[1]


@flickrs
def test_a_method_has_flickrs_numbers_and_words_for_its_errors(method: Method):
    assert _words(method) == contract(method.name)[2]


def test_an_upload_has_flickrs_words_for_flickrs_numbers():
    own = {119: "Ticket not found"}
    assert _words(upload.add) == {
        number: {**UPLOAD_ERRORS, **own}[number] for number in upload.add.errors
    }


def test_a_replacement_has_flickrs_words_for_flickrs_numbers():
    own = {119: "Ticket not found", 120: "Photo not found"}
    assert _words(replace.renew) == {**REPLACE_ERRORS, **own}


@each_method
def test_a_method_has_one_number_for_a_failure_and_none_that_is_common(method: Method):
    kinds = [_told(declared).__class__ for declared in method.errors.values()]
    assert len(set(kinds)) == len(kinds)
    common = {*COMMON_ERRORS, failures.MalformedRequest.code, failures.ParameterInvalid.code}
    assert not common & method.errors.keys()


@pytest.mark.parametrize("number", COMMON_ERRORS)
def test_a_common_error_has_flickrs_number_and_words(number):
    [kind] = [kind for kind in failures.Failure.__subclasses__() if kind.code == number]
    named = number in {111, 112}
    assert (kind("xxx") if named else kind()).message == COMMON_ERRORS[number]


@pytest.mark.parametrize("kind", failures.Failure.__subclasses__())
def test_every_failure_has_words_for_its_caller(kind):
    assert (kind.__doc__ or "").strip()


def _words(method: Method) -> dict[int, str]:
    return {number: _told(declared).message for number, declared in method.errors.items()}


def _told(declared) -> failures.Failure:
    return declared() if isinstance(declared, type) else declared
