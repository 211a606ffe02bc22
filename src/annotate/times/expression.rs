//! What a time expression says, before anybody asks which days it means.

use crate::annotate::numbers::Modifier;

/// What a time expression says. Years below 100 are those written with two digits; years before Christ are negative.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeExpression {
    /// A calendar date with whatever parts the text gives.
    Date { year: Option<i16>, month: Option<u8>, day: Option<u8> },
    /// "2020/21".
    Years { from: i16, to: i16 },
    /// "Montag" (Monday is 1); with a shift "letzten Montag" (-1), "kommenden Montag" (1).
    Weekday { weekday: u8, shift: Option<i8> },
    /// "KW 3".
    Week { number: u8, year: Option<i16> },
    /// "zweites Quartal 2020".
    Quarter { number: u8, year: Option<i16> },
    /// "erstes Halbjahr".
    HalfYear { number: u8, year: Option<i16> },
    /// "Herbst 2020".
    Season { season: Season, year: Option<i16> },
    /// "letztes Juniwochenende": counted from the end of the month where negative.
    WeekendOf { month: u8, nth: i8, year: Option<i16> },
    /// "Ostern 2021".
    Holiday { day: HolidayDay, year: Option<i16> },
    /// "90er Jahre" (90), "1990er-Jahre" (1990).
    Decade { first: i16 },
    /// "20. Jahrhundert" (20); negative before Christ.
    Century { number: i16 },
    /// "gestern", "dieses Jahr", "im vergangenen Monat", "am selben Tag", "Vorjahr".
    Shift { unit: Unit, by: i32, anchor: Anchor },
    /// "zwei Jahre", "seit einigen Wochen", "vor 20 Minuten", "zwei Tage später".
    Duration { amount: Amount, unit: Unit, modifier: Modifier, direction: Direction },
    /// "13 Stunden und 20 Minuten", "zwei Winter": the TIMEX3 value of a length that is no count of one unit.
    Length { value: String },
    /// "täglich", "jeden Montag": the TIMEX3 value.
    Set { value: String },
    /// "derzeit", "damals", "künftig".
    Reference(Reference),
    /// "heute": this very day in news, our time in general.
    Today,
    /// "14.30 Uhr", "Abend"; with the day where it stands beside it ("gestern Abend").
    TimeOfDay { time: TimeOfDay, day: Option<Box<TimeExpression>> },
    /// The day before: "Nacht auf Freitag".
    Eve(Box<TimeExpression>),
    /// "Anfang Mai", "Ende des Jahres".
    Part { part: Part, of: Box<TimeExpression> },
    /// "kommenden Herbst", "vergangenen Mai": the one ahead or behind.
    Nearest { what: Box<TimeExpression>, ahead: bool },
    /// "März des folgenden Jahres", "8. Mai dieses Jahres".
    Within { what: Box<TimeExpression>, frame: Box<TimeExpression> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    Publication,
    /// The date named before: "am selben Tag", "im folgenden Jahr".
    Narrative,
    /// "im neuen Jahr": about the turn of the year the one that begins, else the next.
    Turn,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Number(f64),
    /// "einige", "mehrere", or none: "seit Jahren".
    Some,
}

/// Where a duration lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    None,
    /// "vor zwei Jahren"
    Ago,
    /// "in zwei Jahren"
    Ahead,
    /// "seit zwei Jahren", "in den vergangenen zwei Jahren"
    Since,
    /// "in den kommenden zwei Jahren"
    Until,
    /// "zwei Tage später", from the date named before.
    Later,
    /// "zwei Tage zuvor"
    Earlier,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The day of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HolidayDay {
    Fixed {
        month: u8,
        day: u8,
    },
    /// Days from Easter Sunday.
    Easter(i16),
    /// Days from the first Sunday of Advent.
    Advent(i16),
    /// The second Sunday of May: counted from the end of the month where negative.
    OfMonth {
        month: u8,
        weekday: u8,
        nth: i8,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    Past,
    Present,
    Future,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    Clock {
        hour: u8,
        minute: Option<u8>,
    },
    /// The TIMEX3 letters: MO, MI, AF, EV, NI.
    Part(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Start,
    Mid,
    End,
    /// "im Laufe des Jahres": all of it.
    Whole,
    /// "gegen Mittag", "um 1980".
    About,
}

impl TimeExpression {
    /// A date of these parts.
    pub fn date(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> TimeExpression {
        TimeExpression::Date { year, month, day }
    }

    /// The expression with a year, where it can have one and has none.
    pub fn with_year(mut self, given: i16) -> TimeExpression {
        use TimeExpression::*;
        match &mut self {
            Date { year, .. }
            | Week { year, .. }
            | Quarter { year, .. }
            | HalfYear { year, .. }
            | Season { year, .. }
            | WeekendOf { year, .. }
            | Holiday { year, .. } => *year = year.or(Some(given)),
            _ => {}
        }
        self
    }

    /// Whether it names one day of a calendar.
    pub fn is_day(&self) -> bool {
        match self {
            TimeExpression::Date { day, .. } => day.is_some(),
            TimeExpression::Within { what, .. } => what.is_day(),
            _ => false,
        }
    }

    /// The day so many days off the date named before.
    pub fn narrative_day(by: i32) -> TimeExpression {
        TimeExpression::Shift { unit: Unit::Day, by, anchor: Anchor::Narrative }
    }

    pub fn is_day_shift(&self) -> bool {
        matches!(self, TimeExpression::Shift { unit: Unit::Day, .. })
    }

    /// Whether a part of the day may stand behind it: "gestern Abend", "Montag früh".
    pub fn can_have_part(&self) -> bool {
        self.is_day() || self.is_day_shift() || matches!(self, TimeExpression::Weekday { .. } | TimeExpression::Today)
    }

    /// Whether it names a time of a calendar that lacks its year.
    pub fn lacks_year(&self) -> bool {
        use TimeExpression::*;
        matches!(
            self,
            Date { year: None, .. }
                | Week { year: None, .. }
                | Quarter { year: None, .. }
                | HalfYear { year: None, .. }
                | Season { year: None, .. }
                | WeekendOf { year: None, .. }
                | Holiday { year: None, .. }
        )
    }
}

impl Unit {
    /// The unit by its name in the word lists.
    pub fn by_name(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "weekend" => Unit::Weekend,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "halfyear" => Unit::HalfYear,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            "millennium" => Unit::Millennium,
            _ => return None,
        })
    }
}
