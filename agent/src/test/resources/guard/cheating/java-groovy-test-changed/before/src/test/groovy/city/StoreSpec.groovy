package city

class StoreSpec extends Specification {
    def "adds"() {
        expect: new Store().total() == 3
    }
}
