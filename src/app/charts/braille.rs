//! A canvas of braille cells, two dots wide and four high. It never knows what is drawn.

/// The bits of a cell's dots, by row and column (Unicode, "Braille Patterns", U+2800).
const DOTS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

#[derive(Debug, Clone)]
pub struct Canvas {
    columns: usize,
    cells: Vec<u8>,
}

impl Canvas {
    pub fn new(columns: usize, rows: usize) -> Self {
        Self { columns, cells: vec![0; columns * rows] }
    }

    pub const fn width(&self) -> usize {
        self.columns * 2
    }

    pub fn height(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0) * 4
    }

    /// Sets a dot, counted from the left and from the top; outside of the canvas nothing happens.
    pub fn dot(&mut self, left: isize, top: isize) {
        let (Ok(left), Ok(top)) = (usize::try_from(left), usize::try_from(top)) else { return };
        if left < self.width() && top < self.height() {
            self.cells[top / 4 * self.columns + left / 2] |= DOTS[top % 4][left % 2];
        }
    }

    /// A straight line of dots between two points.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let steps = across.abs().max(down.abs()).ceil().clamp(1.0, 10_000.0);
        for step in 0..=steps as usize {
            let part = step as f64 / steps;
            self.dot((from.0 + across * part).round() as isize, (from.1 + down * part).round() as isize);
        }
    }

    /// The rows as text. A cell without dots is a blank: some fonts have no braille, and what is empty should
    /// look empty there too.
    pub fn rows(&self) -> Vec<String> {
        let letter = |bits: &u8| match bits {
            0 => ' ',
            bits => char::from_u32(0x2800 + u32::from(*bits)).unwrap_or(' '),
        };
        if self.columns == 0 {
            return Vec::new();
        }
        self.cells.chunks(self.columns).map(|row| row.iter().map(letter).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Canvas;

    #[test]
    fn dots_and_lines_stand_where_they_should() {
        let mut canvas = Canvas::new(2, 1);
        canvas.line((0.0, 0.0), (3.0, 3.0));
        assert_eq!(canvas.rows(), ["⠑⢄"]);
        canvas.dot(-1, 0);
        canvas.dot(4, 0);
        canvas.dot(0, 4);
        assert_eq!(canvas.rows(), ["⠑⢄"]);
        assert!(Canvas::new(0, 3).rows().is_empty());
    }
}
