class ClockTest {
    @Test
    void stopped() {
        MockedStatic<Clock> clock = Mockito.mockStatic(Clock.class);
        clock.when(Clock::now).thenReturn(3);
    }
}
