package shequtong.casework.channels;

/** Whose a matter is that no community may decide, and where its reporter goes with it. */
public enum Channel {
    LITIGATION("已经在打官司", "这件事由法院审理，社区和街镇不能代替法院处理。有新的情况，请向承办法官提出；找不到承办人，可拨打12368诉讼服务热线。"),
    ARBITRATION("已经申请仲裁", "这件事由仲裁机构裁决，社区和街镇不能代替它处理。请向受理的仲裁委员会提出；劳动争议可拨打12333咨询。"),
    PETITION("信访已经受理", "这件事信访部门已经受理，由它按规定答复您，社区不再重复办理。进度请向受理的信访部门查询，也可拨打12345。"),
    RECONSIDERATION("已经申请行政复议", "这件事由行政复议机构审理，社区和街镇不能代替它处理。请向受理的行政复议机构提出；怎么申请，可拨打12348咨询。"),
    SUPERVISION("由监察机关处理", "这件事由纪检监察机关处理，社区和街镇不能代替它处理。请向纪检监察机关反映，举报电话12388。");

    private final String label;
    private final String words;

    Channel(String label, String words) {
        this.label = label;
        this.words = words;
    }

    public String label() {
        return label;
    }

    /** What residents read. */
    public String words() {
        return words;
    }
}
