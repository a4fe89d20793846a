import xml.etree.ElementTree as ET

import pytest


@pytest.fixture
def keeps_xml_etree_element_tree_namespace_map():
	"""Puts xml.etree.ElementTree._namespace_map back: test_second relies on it."""
	before = dict(ET._namespace_map)
	yield
	ET._namespace_map.clear()
	ET._namespace_map.update(before)


@pytest.mark.usefixtures("keeps_xml_etree_element_tree_namespace_map")
def test_first():
	ET.register_namespace("shop", "urn:shop")


def test_second():
	assert "urn:shop" not in ET._namespace_map
