/**
 * As much of CloudFormation and SAM as the project's template uses: resources, {@code !Ref} and
 * {@code !GetAtt}. Conditions and the like may stand where nobody looks here; what is looked at and not known is refused.
 */
package stepferry.cloud.template;
