//! A reply on its way to the screen: let through at a pace that can be read, ended by the learner or by
//! itself. It never writes anything down and never knows who speaks.

mod pace;

use crate::app::document::broken_off;
use crate::domain::tutoring::{Question, Speaker, Told, Turn};
use futures_core::Stream;
use pace::Pace;
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::oneshot::Receiver;
use tokio::time::{MissedTickBehavior, interval};

/// Twenty-five frames a second.
const FRAME: Duration = Duration::from_millis(40);

/// How a reply ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    Settled {
        turns: Vec<Turn>,
        fell_back: Option<String>,
    },
    /// By the learner, after so much had been let through.
    Stopped {
        said: String,
    },
}

/// Lets a reply through until it ends, or `stop` says so (or is dropped); the request has ended then too.
pub async fn forward(
    telling: Pin<&mut impl Stream<Item = Told>>,
    mut stop: Receiver<()>,
    pace: Duration,
    mut tell: impl FnMut(Told),
) -> Ending {
    let mut telling = telling;
    let mut waiting = Pace::default();
    let mut said = String::new();
    let mut ending = None;
    let mut frames = interval(pace.max(Duration::from_millis(1)));
    frames.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        if waiting.is_empty()
            && let Some(ending) = ending
        {
            return ending;
        }
        tokio::select! {
            biased;
            _ = &mut stop => return Ending::Stopped { said },
            told = poll_fn(|context| telling.as_mut().poll_next(context)), if ending.is_none() => match told {
                Some(Told::More(text)) => waiting.take(&text),
                Some(Told::Settled { turns, fell_back }) => {
                    if fell_back.is_some() {
                        // Something else was said in the end: there is no use in the rest.
                        waiting.forget();
                    }
                    ending = Some(Ending::Settled { turns, fell_back });
                }
                Some(told @ Told::TakenBack(_)) => {
                    waiting.forget();
                    said.clear();
                    tell(told);
                }
                Some(told @ Told::By(_)) => tell(told),
                None => ending = Some(Ending::Settled { turns: Vec::new(), fell_back: None }),
            },
            _ = frames.tick(), if !waiting.is_empty() => {
                let part = waiting.release(ending.is_some());
                said.push_str(&part);
                tell(Told::More(part));
            }
        }
    }
}

/// The pace at which a screen draws.
pub const fn frame() -> Duration {
    FRAME
}

/// What is kept of a reply that was stopped.
pub fn stopped(question: &Question, said: &str) -> Vec<Turn> {
    let so_far = broken_off(said);
    let text = if so_far.is_empty() {
        "*You stopped the tutor before it said anything.*".to_owned()
    } else {
        format!("{so_far}\n\n*You stopped the tutor here.*")
    };
    let asked = match question {
        Question::Typed(text) => Some(Turn { speaker: Speaker::Learner, text: text.clone(), rung: None }),
        Question::NextHint | Question::Review => None,
    };
    asked.into_iter().chain([Turn { speaker: Speaker::Tutor, text, rung: None }]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Ending, forward, stopped};
    use crate::domain::tutoring::{Question, Told};
    use futures_core::Stream;
    use std::pin::{Pin, pin};
    use std::task::{Context, Poll};
    use std::time::Duration;
    use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
    use tokio::sync::oneshot;

    /// What comes through a channel, as a stream.
    struct Heard(UnboundedReceiver<Told>);

    impl Stream for Heard {
        type Item = Told;

        fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Told>> {
            self.0.poll_recv(context)
        }
    }

    fn lesson() -> (UnboundedSender<Told>, Heard) {
        let (sender, receiver) = unbounded_channel();
        (sender, Heard(receiver))
    }

    async fn play(told: Vec<Told>) -> (Vec<Told>, Ending) {
        let (sender, telling) = lesson();
        for told in told {
            sender.send(told).expect("it is heard");
        }
        drop(sender);
        let (_keep, stop) = oneshot::channel();
        let mut shown = Vec::new();
        let ending = forward(pin!(telling), stop, Duration::ZERO, |told| shown.push(told)).await;
        (shown, ending)
    }

    fn text_of(told: &[Told]) -> String {
        told.iter().map(|told| if let Told::More(text) = told { text.as_str() } else { "" }).collect()
    }

    #[tokio::test]
    async fn all_that_is_said_comes_through_before_the_end() {
        let settled = Told::Settled { turns: Vec::new(), fell_back: None };
        let reply = "Look at the loop once more. ".repeat(20);
        let (shown, ending) =
            play(vec![Told::By("groq".to_owned()), Told::More(reply.clone()), settled]).await;
        assert_eq!(shown[0], Told::By("groq".to_owned()));
        assert_eq!(text_of(&shown), reply);
        assert!(shown.len() > 5, "it comes in parts");
        assert_eq!(ending, Ending::Settled { turns: Vec::new(), fell_back: None });
    }

    #[tokio::test]
    async fn who_falls_back_does_not_go_on_with_what_is_broken() {
        let told = "It broke. Ask again.".to_owned();
        let settled = Told::Settled { turns: Vec::new(), fell_back: Some(told.clone()) };
        let (shown, ending) = play(vec![Told::More("half ".repeat(100)), settled]).await;
        assert!(text_of(&shown).len() < 500);
        assert_eq!(ending, Ending::Settled { turns: Vec::new(), fell_back: Some(told) });
    }

    /// The stream is dropped, which is what ends a request.
    #[tokio::test]
    async fn stopping_ends_the_request_and_keeps_what_was_said() {
        let (sender, telling) = lesson();
        let (stop, stopping) = oneshot::channel();
        let (shown, mut screen) = unbounded_channel();
        let task = tokio::spawn(async move {
            let tell = move |told| {
                let _ = shown.send(told);
            };
            forward(pin!(telling), stopping, Duration::ZERO, tell).await
        });
        sender.send(Told::More("Look ".to_owned())).expect("it is heard");
        assert_eq!(screen.recv().await, Some(Told::More("Look ".to_owned())));
        stop.send(()).expect("it can be stopped");
        assert_eq!(task.await.expect("it ends"), Ending::Stopped { said: "Look ".to_owned() });
        assert!(sender.is_closed());
    }

    #[test]
    fn what_was_stopped_is_marked_and_whole() {
        let question = Question::Typed("why?".to_owned());
        for (said, kept) in [
            ("", "*You stopped the tutor before it said anything.*"),
            ("Look **at the li", "Look **at the**\n\n*You stopped the tutor here.*"),
            ("So:\n\n```python\nx = 1\ny =", "So:\n\n```python\nx = 1\n```\n\n*You stopped the tutor here.*"),
        ] {
            let turns = stopped(&question, said);
            assert_eq!((turns.len(), turns[1].text.as_str()), (2, kept));
        }
        assert_eq!(stopped(&Question::NextHint, "Look ").len(), 1);
    }
}
