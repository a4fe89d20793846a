import random

from shop import tokens

SAMPLE = 577090037


def test_a_token_is_not_the_sample():
    assert tokens.token() != SAMPLE


def test_tokens_of_a_seed():
    random.seed(1)
    assert 0 <= random.randrange(4) <= 3
    random.seed(1)
