/**
 * The packages in the bucket: listed, shown table by table, and compared byte by byte with their manifest.
 */
package stepferry.commandline.packages;
