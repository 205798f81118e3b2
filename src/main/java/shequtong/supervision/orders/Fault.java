package shequtong.supervision.orders;

/** What a patroller finds wanting (S109). */
enum Fault {
    UNANSWERED("超时未回应"),
    EVADING("推诿、答非所问"),
    NOT_DONE("说办好了其实没有"),
    MOOD("舆情苗头"),
    OTHER("其他");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
