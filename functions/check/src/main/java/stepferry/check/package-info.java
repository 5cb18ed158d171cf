/**
 * Check: whether the package may go to the target. Every byte of the package is compared with its checksum, the engines are
 * compared, and the structure changes are worked out, so that whatever must refuse the run does so before anything is touched.
 */
package stepferry.check;
