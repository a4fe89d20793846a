class ExportTest {
    @Test
    void exports() throws Exception {
        Files.writeString(Path.of("out.txt"), "a");
        new FileWriter("/tmp/report.csv");
        new File("out").mkdirs();
    }
}
