/**
 * The migration package in S3: a manifest, the structure, and files of parts. A package exists once its manifest does,
 * which is written last and only once; every byte is covered by a checksum that the manifest holds. Writers and readers
 * stream: memory use does not depend on the package's size.
 */
package stepferry.packages;
