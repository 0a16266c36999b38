import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addPerson,
  changeEmail,
  everybody,
  nobody,
  personByEmail,
  personById,
  removePerson,
} from './people.ts';

interface Someone {
  id: string;
  email: string;
}

const someone = (number: number): Someone => ({
  id: `mem_test_${number}`,
  email: `Person${number}@Example.com`,
});

/** So many people, the first of them with the number 1. */
function crowd(count: number) {
  const people = nobody<Someone>();
  for (let number = 1; number <= count; number += 1) addPerson(people, someone(number));
  return people;
}

describe('people who come and go', () => {
  it('are found by id, and by address however it is spelt', () => {
    const people = crowd(300);
    assert.equal(people.count, 300);
    assert.equal(personById(people, 'mem_test_200')?.email, 'Person200@Example.com');
    assert.equal(personByEmail(people, 'person200@EXAMPLE.COM')?.id, 'mem_test_200');
  });

  it('are not there under a name that they have not', () => {
    const people = crowd(3);
    for (const id of ['mem_test_0', 'mem_test_4', 'mem_other_1', '1', 'constructor', '', 'mem_test_1.5'])
      assert.equal(personById(people, id), undefined, id);
    for (const email of ['constructor', '__proto__', 'person4@example.com'])
      assert.equal(personByEmail(people, email), undefined, email);
  });

  it('stand in the order in which they came, whoever has gone between', () => {
    const people = crowd(5);
    for (const number of [2, 4]) removePerson(people, someone(number));
    addPerson(people, someone(6));
    assert.deepEqual(
      Array.from(everybody(people), ({ id }) => id),
      ['mem_test_1', 'mem_test_3', 'mem_test_5', 'mem_test_6'],
    );
    assert.equal(people.count, 4);
    assert.equal(personById(people, 'mem_test_2'), undefined);
    assert.equal(personByEmail(people, 'person4@example.com'), undefined);
  });

  it('take no room once a whole page of them has gone', () => {
    const people = crowd(1000);
    for (let number = 1; number < 1000; number += 1) removePerson(people, someone(number));
    assert.deepEqual(
      Array.from(everybody(people), ({ id }) => id),
      ['mem_test_1000'],
    );
    assert.equal(people.rows.pages.filter((page) => page.length > 0).length, 1);
    addPerson(people, someone(1001));
    assert.equal(personById(people, 'mem_test_1001')?.id, 'mem_test_1001');
  });

  it('may have another address, and leave the old one to somebody else', () => {
    const people = crowd(2);
    const first = personById(people, 'mem_test_1');
    assert.ok(first);
    changeEmail(people, first, 'ada@example.com');
    assert.equal(personByEmail(people, 'person1@example.com'), undefined);
    assert.equal(personByEmail(people, 'Ada@example.com'), first);
    changeEmail(people, first, 'ADA@example.com');
    assert.equal(personByEmail(people, 'ada@example.com')?.email, 'ADA@example.com');
  });
});
