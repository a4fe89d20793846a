import xml.etree.ElementTree as ET


def test_first():
	ET.register_namespace("shop", "urn:shop")


def test_second():
	assert "urn:shop" not in ET._namespace_map
