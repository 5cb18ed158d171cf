package stepferry.bench.costs;

/**
 * List prices of AWS in us-east-1, in dollars, without free tiers and discounts; as published at the beginning of 2026.
 *
 * @param transition of one state, standard workflows
 * @param invocation of one function
 * @param gigabyteSecond of a function on arm64
 * @param write of an object, or a part or list of some, in S3 standard
 * @param read of an object
 * @param item written to DynamoDB on demand, up to 1 KB
 * @param lookup in DynamoDB, consistent, up to 4 KB
 * @param secret read from Secrets Manager
 */
record Prices(
        double transition, double invocation, double gigabyteSecond, double write, double read, double item, double lookup, double secret) {
    static final Prices LIST = new Prices(25e-6, 0.2e-6, 13.3334e-6, 5e-6, 0.4e-6, 0.625e-6, 0.125e-6, 5e-6);

    double stateMachines(Usage usage) {
        return usage.transitions() * transition;
    }

    double functions(Usage usage) {
        return usage.invocations() * invocation + usage.gigabyteSeconds() * gigabyteSecond;
    }

    double storage(Usage usage) {
        return writes(usage) * write + reads(usage) * read;
    }

    double journal(Usage usage) {
        return items(usage) * item + lookups(usage) * lookup;
    }

    double secrets(Usage usage) {
        return usage.requests("SecretsManager", "GetSecretValue") * secret;
    }

    double all(Usage usage) {
        return stateMachines(usage) + functions(usage) + storage(usage) + journal(usage) + secrets(usage);
    }

    /** Requests of S3's dearer class; to delete and to give up cost nothing. */
    static long writes(Usage usage) {
        return usage.requests("S3", "PutObject", "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "ListObjectsV2");
    }

    static long reads(Usage usage) {
        return usage.requests("S3", "GetObject", "HeadObject");
    }

    static long items(Usage usage) {
        return usage.requests("DynamoDb", "PutItem", "UpdateItem", "DeleteItem");
    }

    static long lookups(Usage usage) {
        return usage.requests("DynamoDb", "GetItem", "Query");
    }
}
