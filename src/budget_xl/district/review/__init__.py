"""The review sheet (审核表): what a machine can say of a declaration, and what a person decides."""
