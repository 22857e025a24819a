//! The program around a database, with a clock and a random source that tests hold in their hands.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use kernel::audit::{Appender, Key};
use kernel::caller::Request;
use kernel::function::{Entry, Outside};
use kernel::keys::Master;
use kernel::limits::Limits;
use kernel::{
    Answer, Call, Caller, Entropy, Function, Registry, Result, SeededEntropy, TestClock, Waist,
};
use uuid::Uuid;

use crate::call::Calling;
use crate::cast::{Cast, EXAMPLE_IDS};
use crate::database_of_tests::Database;

/// When tests begin: a Monday morning in New York.
pub const START: &str = "2026-03-02T15:00:00Z";

static PRACTICES: AtomicU64 = AtomicU64::new(1);

/// A running program without its HTTP: everything goes through the waist.
pub struct House {
    /// The program.
    pub waist: Waist,
    /// Its database.
    pub database: Database,
    /// Its clock, standing still.
    pub clock: TestClock,
}

impl House {
    /// A program of these domains on this database. The same seed gives the same ids.
    pub fn new(domains: &[&'static [Entry]], database: Database, seed: u64) -> House {
        let clock = TestClock::at(START.parse().expect("START is an instant"));
        let pool = database.pool();
        let audit = Appender::start(pool.clone(), Arc::new(Key::new(&[7; 32])));
        House {
            waist: Waist {
                registry: Registry::of(domains),
                pool,
                clock: Arc::new(clock.clone()),
                entropy: Arc::new(SeededEntropy::new(seed)),
                audit,
                limits: Limits::default(),
                outside: Outside::default(),
                outbox: Arc::new(Master::new(&[7; 32]).sealer(kernel::outbox::PURPOSE)),
                master: Arc::new(Master::new(&[7; 32])),
            },
            database,
            clock,
        }
    }

    /// The moment on the clock.
    pub fn now(&self) -> Timestamp {
        kernel::Clock::now(&self.clock)
    }

    /// A call of `F`, to be completed: by whom, with what.
    pub fn call<F: Function>(&self, function: F) -> Calling<'_, F> {
        Calling::new(self, function)
    }

    /// A call by name, as HTTP makes it.
    pub async fn call_named(&self, name: &str, caller: Caller, body: &[u8]) -> Result<Answer> {
        self.waist.call(self.bare(name, caller, body)).await
    }

    /// A call by name that is undone after it succeeded.
    pub async fn rehearse(&self, name: &str, caller: Caller, body: &[u8]) -> Result<Answer> {
        let call = Call {
            rehearse: true,
            ..self.bare(name, caller, body)
        };
        self.waist.call(call).await
    }

    fn bare<'a>(&self, name: &'a str, caller: Caller, body: &'a [u8]) -> Call<'a> {
        Call {
            name,
            body,
            caller,
            request: Request {
                id: self.waist.new_request_id(),
                address: Some([192, 0, 2, 7].into()),
                user_agent: Some("testkit".into()),
            },
            idempotency_key: None,
            rehearse: false,
        }
    }
}

/// One test's own practice, in the database that all tests of the program share.
pub struct Practice {
    house: House,
    cast: Cast,
}

impl Practice {
    /// A new practice with the whole cast.
    pub async fn new(domains: &[&'static [Entry]]) -> Practice {
        let number = PRACTICES.fetch_add(1, Ordering::Relaxed);
        let database = Database::shared().await;
        let cast = Cast::new(&ids_of(number), 'a');
        cast.seed(&database.operator().await).await;
        Practice {
            house: House::new(domains, database, number),
            cast,
        }
    }

    /// The program.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The program, to be furnished otherwise: another outside party, for instance.
    pub fn house_mut(&mut self) -> &mut House {
        &mut self.house
    }

    /// A call of `F` in this practice.
    pub fn call<F: Function>(&self, function: F) -> Calling<'_, F> {
        self.house.call(function)
    }
}

impl Deref for Practice {
    type Target = Cast;
    fn deref(&self) -> &Cast {
        &self.cast
    }
}

/// Two practices with the ids of the examples, in a database of their own.
pub struct World {
    /// The program.
    pub house: House,
    /// The practice of the examples.
    pub home: Cast,
    /// The practice whose rows nobody at home may see, and the other way round.
    pub other: Cast,
}

impl World {
    /// A new world.
    pub async fn new(domains: &[&'static [Entry]]) -> World {
        let (home, other) = (Cast::new(EXAMPLE_IDS, 'a'), Cast::new(EXAMPLE_IDS, 'b'));
        let database = Database::of_world(async |database: &Database| {
            let operator = database.operator().await;
            home.seed(&operator).await;
            other.seed(&operator).await;
        })
        .await;
        World {
            house: House::new(domains, database, 0),
            home,
            other,
        }
    }
}

/// The beginning of the ids of a practice: no two practices share it, and it looks like a version 7 UUID.
fn ids_of(number: u64) -> String {
    let mut random = [0; 16];
    SeededEntropy::new(number).fill(&mut random);
    let at: Timestamp = START.parse().expect("START is an instant");
    let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
    let id = uuid::Builder::from_unix_timestamp_millis(
        millis,
        random[..10].try_into().unwrap_or(&[0; 10]),
    )
    .into_uuid();
    Uuid::to_string(&id)[..24].to_owned()
}
