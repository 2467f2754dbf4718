//! Skills and the graph of which needs which. It never holds what a learner knows of them.

/// One node of the skill graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    pub slug: String,
    pub title: String,
    /// One sentence.
    pub about: String,
    /// Slugs of the skills to have first.
    pub needs: Vec<String>,
    /// The concept page, in Markdown; empty where a pack brings none.
    pub concept: String,
}
