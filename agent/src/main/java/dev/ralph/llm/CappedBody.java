package dev.ralph.llm;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer up to a size; what is larger is not read to its end. */
final class CappedBody implements BodySubscriber<byte[]> {

    private final int limit;
    private final boolean mustBeWhole;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * A body that is read.
     *
     * @param mustBeWhole whether a larger one is a failure; otherwise its beginning is enough
     */
    CappedBody(int limit, boolean mustBeWhole) {
        this.limit = limit;
        this.mustBeWhole = mustBeWhole;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] some = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
            boolean fits = some.length == buffer.remaining();
            buffer.get(some);
            bytes.writeBytes(some);
            if (!fits) {
                end();
                return;
            }
        }
    }

    private void end() {
        if (mustBeWhole) {
            body.completeExceptionally(WireException.of(
                    WireException.Trouble.TOO_LARGE, "more than %d MB".formatted(limit / (1024 * 1024))));
        } else {
            body.complete(bytes.toByteArray());
        }
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
