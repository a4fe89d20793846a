class Shop { int x; }
