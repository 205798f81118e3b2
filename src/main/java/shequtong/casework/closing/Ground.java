package shequtong.casework.closing;

/** Why a case may be ended without its reporter's word (R46); for other reasons it may not. */
enum Ground {
    UNREACHABLE("联系不上反映人，办理已经做完"),
    UNWILLING("反映人不接受合理的处理"),
    UNLAWFUL("要求没有法律和政策依据"),
    IMPOSSIBLE("客观条件不具备，近期办不了"),
    ELSEWHERE("已由上级或者其他渠道处理");

    private final String label;

    Ground(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
