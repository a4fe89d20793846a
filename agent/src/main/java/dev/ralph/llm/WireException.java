package dev.ralph.llm;

import java.util.List;
import java.util.Map;

/**
 * A request that got no whole answer with a good status. It has no cause: what is between here and the back end
 * replaces exceptions by what it knows of their causes.
 */
final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How it went wrong. */
    enum Trouble {
        UNREACHABLE,
        /** There is somebody else at the other end than the address says. */
        UNTRUSTED,
        HUNG_UP,
        NO_ANSWER,
        STALLED,
        CUT,
        TOO_LARGE,
        STATUS
    }

    private final Trouble trouble;
    private final String detail;
    private final int status;
    private final transient Map<String, List<String>> headers;
    private final String body;

    private WireException(Trouble trouble, String detail, int status, Map<String, List<String>> headers, String body) {
        super(detail);
        this.trouble = trouble;
        this.detail = detail;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static WireException of(Trouble trouble, String detail) {
        return new WireException(trouble, detail, 0, Map.of(), "");
    }

    static WireException status(int status, Map<String, List<String>> headers, String body) {
        return new WireException(Trouble.STATUS, "status " + status, status, headers, body);
    }

    Trouble trouble() {
        return trouble;
    }

    String detail() {
        return detail;
    }

    int status() {
        return status;
    }

    /** With names in lower case. */
    Map<String, List<String>> headers() {
        return headers;
    }

    String body() {
        return body;
    }
}
