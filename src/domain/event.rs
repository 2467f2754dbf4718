//! What is written down for ever: the entries of the append-only log. Everything else that is known
//! of a learner can be rebuilt from these. A variant or field once released keeps its meaning.

use super::attempt::Attempt;
use super::exercise::Rung;
use super::profile::ProfileChange;
use super::recall::Recall;
use super::{ExerciseId, Language};
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    ExerciseOpened {
        exercise: ExerciseId,
        language: Language,
    },
    AttemptJudged(Attempt),
    HintGiven {
        exercise: ExerciseId,
        rung: Rung,
        text: String,
    },
    /// The learner wrote to the tutor.
    QuestionAsked {
        exercise: ExerciseId,
        text: String,
    },
    /// The tutor's answer to it.
    QuestionAnswered {
        exercise: ExerciseId,
        text: String,
    },
    /// The whole solution has been shown before the exercise was passed.
    SolutionRevealed {
        exercise: ExerciseId,
    },
    /// The learner went back to the starter; `discarded` is what they had.
    DraftReset {
        exercise: ExerciseId,
        language: Language,
        discarded: String,
    },
    /// Two homes had a draft of it; this one was the older when they came together.
    DraftSetAside {
        exercise: ExerciseId,
        language: Language,
        source: String,
        /// When it had been saved, in milliseconds since 1970.
        saved_at: i64,
    },
    /// The learner begins it as if it were new. What they did before stays in the log.
    ExerciseReset {
        exercise: ExerciseId,
    },
    PreferenceChanged {
        key: String,
        value: String,
    },
    /// The exercise of a local day was proposed; it stays until midnight.
    ExerciseChosen {
        exercise: ExerciseId,
        reason: String,
    },
    /// Set aside for now, not given up.
    ExerciseSkipped {
        exercise: ExerciseId,
    },
    /// The learner said that they will not solve it.
    ExerciseGivenUp {
        exercise: ExerciseId,
    },
    /// How well the learner remembered what a passed exercise asks for.
    ReviewGraded {
        exercise: ExerciseId,
        grade: Recall,
    },
    /// After a pass: what the program gives for an unseen input, and what the learner said it would.
    UnderstandingChecked {
        exercise: ExerciseId,
        input: String,
        answer: String,
        right: bool,
    },
    /// The tutor spoke without being asked.
    TutorSpoke {
        exercise: ExerciseId,
        text: String,
    },
    ProfileChanged {
        change: ProfileChange,
    },
    /// The first interview is over, whether answered to its end or skipped.
    InterviewEnded {
        completed: bool,
    },
    TourEnded {
        completed: bool,
    },
    /// The learner put a line of the tutor's memory in their own words.
    MemoryCorrected {
        line: String,
        text: String,
    },
    /// The learner wants a line of the tutor's memory gone.
    MemoryErased {
        line: String,
    },
    /// The learner has been told of a new level. The level itself follows from the attempts.
    LevelChanged {
        from: u8,
        to: u8,
    },
    /// The learner has been told of a badge. That it is theirs follows from the events.
    BadgeEarned {
        badge: String,
    },
    /// The learner agreed that their words go to a language model at this host, spoken to in this protocol, or
    /// took it back. Another host or protocol is asked about anew.
    ProviderAgreed {
        provider: String,
        host: String,
        protocol: String,
        agreed: bool,
    },
}

impl Event {
    /// The tag that it is stored under.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ExerciseOpened { .. } => "exercise_opened",
            Self::AttemptJudged(_) => "attempt_judged",
            Self::HintGiven { .. } => "hint_given",
            Self::QuestionAsked { .. } => "question_asked",
            Self::QuestionAnswered { .. } => "question_answered",
            Self::SolutionRevealed { .. } => "solution_revealed",
            Self::DraftReset { .. } => "draft_reset",
            Self::DraftSetAside { .. } => "draft_set_aside",
            Self::ExerciseReset { .. } => "exercise_reset",
            Self::PreferenceChanged { .. } => "preference_changed",
            Self::ExerciseChosen { .. } => "exercise_chosen",
            Self::ExerciseSkipped { .. } => "exercise_skipped",
            Self::ExerciseGivenUp { .. } => "exercise_given_up",
            Self::ReviewGraded { .. } => "review_graded",
            Self::UnderstandingChecked { .. } => "understanding_checked",
            Self::TutorSpoke { .. } => "tutor_spoke",
            Self::ProfileChanged { .. } => "profile_changed",
            Self::InterviewEnded { .. } => "interview_ended",
            Self::TourEnded { .. } => "tour_ended",
            Self::MemoryCorrected { .. } => "memory_corrected",
            Self::MemoryErased { .. } => "memory_erased",
            Self::LevelChanged { .. } => "level_changed",
            Self::BadgeEarned { .. } => "badge_earned",
            Self::ProviderAgreed { .. } => "provider_agreed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Event;

    /// What has been written by any released version; lines are added, never changed.
    const WRITTEN: [&str; 31] = [
        r#"{"kind":"exercise_opened","exercise":"first-steps/tide-table","language":"python"}"#,
        concat!(
            r#"{"kind":"attempt_judged","exercise":"first-steps/tide-table","language":"python","source":"","#,
            r#""trigger":"live","verdict":{"exercise":"first-steps/tide-table","language":"python","#,
            r#""status":"fail","problem":null,"cases":[{"name":"low","hidden":false,"status":"failed","#,
            r#""input":"tide(1)","expected":"1","actual":"2","message":null,"output":"","line":null,"#,
            r#""millis":0.5,"memory_kib":9}],"output":"","millis":2.5,"memory_kib":900,"tier":"A"}}"#,
        ),
        r#"{"kind":"hint_given","exercise":"first-steps/tide-table","rung":"look","text":"See."}"#,
        r#"{"kind":"question_asked","exercise":"first-steps/tide-table","text":"why?"}"#,
        r#"{"kind":"question_answered","exercise":"first-steps/tide-table","text":"So."}"#,
        r#"{"kind":"solution_revealed","exercise":"first-steps/tide-table"}"#,
        r#"{"kind":"draft_reset","exercise":"first-steps/tide-table","language":"python","discarded":""}"#,
        r#"{"kind":"preference_changed","key":"theme","value":"light"}"#,
        r#"{"kind":"exercise_chosen","exercise":"first-steps/tide-table","reason":"It is new."}"#,
        r#"{"kind":"exercise_skipped","exercise":"first-steps/tide-table"}"#,
        r#"{"kind":"exercise_given_up","exercise":"first-steps/tide-table"}"#,
        r#"{"kind":"review_graded","exercise":"first-steps/tide-table","grade":"good"}"#,
        concat!(
            r#"{"kind":"understanding_checked","exercise":"first-steps/tide-table","#,
            r#""input":"tide(1)","answer":"2","right":true}"#,
        ),
        r#"{"kind":"tutor_spoke","exercise":"first-steps/tide-table","text":"See?"}"#,
        r#"{"kind":"profile_changed","change":{"field":"language","value":"python"}}"#,
        r#"{"kind":"profile_changed","change":{"field":"experience","value":"some"}}"#,
        r#"{"kind":"profile_changed","change":{"field":"goals","value":["job"]}}"#,
        r#"{"kind":"profile_changed","change":{"field":"minutes_a_day","value":30}}"#,
        r#"{"kind":"profile_changed","change":{"field":"style","value":"examples"}}"#,
        r#"{"kind":"profile_changed","change":{"field":"frequency","value":"three_a_week"}}"#,
        r#"{"kind":"profile_changed","change":{"field":"confidence","value":"bold"}}"#,
        r#"{"kind":"interview_ended","completed":true}"#,
        r#"{"kind":"tour_ended","completed":false}"#,
        r#"{"kind":"memory_corrected","line":"pace","text":"I take my time."}"#,
        r#"{"kind":"memory_erased","line":"interest:music"}"#,
        r#"{"kind":"level_changed","from":2,"to":3}"#,
        r#"{"kind":"badge_earned","badge":"streak-7"}"#,
        r#"{"kind":"draft_set_aside","exercise":"first-steps/tide-table","language":"python","source":"","saved_at":7}"#,
        r#"{"kind":"exercise_reset","exercise":"first-steps/tide-table"}"#,
        concat!(
            r#"{"kind":"provider_agreed","provider":"groq","host":"api.groq.com","protocol":"openai","#,
            r#""agreed":true}"#,
        ),
        concat!(
            r#"{"kind":"attempt_judged","exercise":"first-steps/tide-table","language":"python","source":"","#,
            r#""trigger":"asked","verdict":{"exercise":"first-steps/tide-table","language":"python","#,
            r#""status":"pass","problem":null,"cases":[],"output":"","millis":2.5,"memory_kib":900,"#,
            r#""tier":"A","score":{"correctness":{"points":40,"of":40,"reasons":[]},"#,
            r#""quality":{"points":27,"of":30,"reasons":[{"lost":3,"line":4,"#,
            r#""sentence":"total is set and never used"}]},"#,
            r#""efficiency":{"points":15,"of":15,"reasons":[],"measured":false},"#,
            r#""style":{"points":15,"of":15,"reasons":[]}}}}"#,
        ),
    ];

    #[test]
    fn what_was_ever_written_is_read_and_written_alike() {
        for line in WRITTEN {
            let event: Event = serde_json::from_str(line).expect(line);
            assert_eq!(serde_json::to_string(&event).expect("JSON"), line);
            assert!(line.contains(&format!("\"kind\":\"{}\"", event.kind())), "{line}");
        }
    }
}
