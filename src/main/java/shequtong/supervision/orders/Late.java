package shequtong.supervision.orders;

import shequtong.identity.PersonId;

/** An order or a remark whose time is over. @param person whoever waits for the answer, at which desk */
record Late(long id, long community, PersonId person, long area) {}
