package town;

class ShopTest {}
