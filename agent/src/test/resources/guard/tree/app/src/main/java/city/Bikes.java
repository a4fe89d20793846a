class Bikes {
    int size = 1;
}
