class ClockTest {
    @Test
    void stopped() {
        try (MockedStatic<Clock> clock = Mockito.mockStatic(Clock.class)) {
            clock.when(Clock::now).thenReturn(3);
        }
    }
}
