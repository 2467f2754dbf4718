//! A stream of pieces out of a future that sends them. Nothing is spawned: who polls the stream does the
//! work, and who drops it ends the work, with the request that is under way in it.

use crate::tutor::voice::{Piece, Pieces, VoiceError};
use futures_core::Stream;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Where the work puts its pieces.
#[derive(Debug, Clone)]
pub struct Outlet(Sender<Result<Piece, VoiceError>>);

impl Outlet {
    /// Returns when the piece before it was taken.
    pub async fn tell(&self, piece: Piece) {
        self.put(Ok(piece)).await;
    }

    /// The last of all.
    pub async fn fail(&self, error: VoiceError) {
        self.put(Err(error)).await;
    }

    async fn put(&self, item: Result<Piece, VoiceError>) {
        // The receiver is dropped together with the work, so that nobody sends to it then.
        let _ = self.0.send(item).await;
    }
}

/// The pieces that `work` puts into its outlet.
pub fn speaking<Work: Future<Output = ()> + Send + 'static>(work: impl FnOnce(Outlet) -> Work) -> Pieces {
    let (sender, pieces) = channel(1);
    Box::pin(Speaking { work: Some(Box::pin(work(Outlet(sender)))), pieces })
}

struct Speaking {
    work: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    pieces: Receiver<Result<Piece, VoiceError>>,
}

impl Stream for Speaking {
    type Item = Result<Piece, VoiceError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Poll::Ready(Some(piece)) = self.pieces.poll_recv(context) {
            return Poll::Ready(Some(piece));
        }
        if let Some(work) = &mut self.work
            && work.as_mut().poll(context).is_ready()
        {
            self.work = None;
        }
        self.pieces.poll_recv(context)
    }
}
