package dev.espalier.study;

/** A study of which what is stored makes no sense. It has failed, cannot go on, and can be deleted. */
public final class UnreadableStudy extends Failure {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableStudy(String study, RuntimeException cause) {
        this(study, "cannot be loaded: " + why(cause), cause);
    }

    private UnreadableStudy(String study, String reason, RuntimeException cause) {
        super(Category.CONFLICT, "Study " + study + " is failed, " + reason + ". It can be deleted.", cause);
        this.reason = reason;
    }

    /** Messages of the virtual machine's own errors are for programmers; the log has them. */
    private static String why(RuntimeException problem) {
        Throwable cause = problem;
        // Several threads read a study, and what one of them throws is wrapped.
        while (cause.getCause() instanceof RuntimeException inner) {
            cause = inner;
        }
        boolean told = cause instanceof Failure || cause.getClass() == IllegalArgumentException.class;
        String message = told ? String.valueOf(cause.getMessage()) : "what is stored of it makes no sense";
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** What is wrong, for the study's own reason. */
    public String reason() {
        return reason;
    }
}
