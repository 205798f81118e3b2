/**
 * Is what was acknowledged still there? Residents write, somebody pulls the plug, and at the end the book of what was
 * acknowledged is compared with the tables (REL-1 and REL-2 of security.md).
 */
package shequtong.load.ledger;
