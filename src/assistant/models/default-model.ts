/** The model that is asked unless PURSER_MODEL names another. */
export const DEFAULT_MODEL = "claude-sonnet-5-5";
