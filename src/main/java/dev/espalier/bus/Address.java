package dev.espalier.bus;

/** Where messages go. */
public final class Address {
    /** A worker asks for work: {@link Messages.LeaseRequest}, answered by {@link Messages.LeaseReply}. */
    public static final String LEASE = "espalier.lease";

    /** An attempt says where it runs: {@link Messages.Description}. */
    public static final String DESCRIBE = "espalier.describe";

    /** A step was measured: {@link Messages.Report}, answered by {@link Messages.Verdict} once it is durable. */
    public static final String REPORT = "espalier.report";

    /** A checkpoint was saved apart from a report: {@link Messages.Saved}. */
    public static final String SAVED = "espalier.saved";

    /** An attempt ended: {@link Messages.Finish}. */
    public static final String FINISH = "espalier.finish";

    /** An attempt is given back: {@link Messages.GiveBack}. */
    public static final String GIVE_BACK = "espalier.give-back";

    /** A worker lives: {@link Messages.WorkerStatus}; sent every few seconds and at every change. */
    public static final String HEARTBEAT = "espalier.heartbeat";

    /** Told to all workers: there may be work. */
    public static final String WORK = "espalier.work";

    /** What a stopped attempt learned is stored: {@link Messages.Kept}. */
    public static final String KEPT = "espalier.kept";

    private Address() {}

    /** One worker's own: {@link Messages.Withdraw}. */
    public static String worker(String worker) {
        return "espalier.worker." + worker;
    }

    /** Asked of one worker: {@link Messages.ScoreRequest}, answered by {@link Messages.ScoreReply}. */
    public static String score(String worker) {
        return "espalier.score." + worker;
    }

    /** Asked of one worker: {@link Messages.KeepRequest}, answered by {@link Messages.Done}. */
    public static String keep(String worker) {
        return "espalier.keep." + worker;
    }

    /** Told to all who watch a study: {@link Messages.News}. */
    public static String news(String study) {
        return "espalier.news." + study;
    }
}
