package shequtong.residency;

/** How somebody wants their neighbours to call them (R20). Their committee knows who they are in any case. */
public enum NameForm {
    /** 宋女士, 宋阿姨, 宋老师. */
    TITLE,
    /** A name of their own choice, theirs alone in the community. */
    NICKNAME,
    /** As on the card. It is not kept in the clear: it is opened for those who may see it. */
    REAL
}
