import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rendered } from './rendered.ts';

const same: [string, string][] = [
  ['<p class="a  b" id="x">One two</p>', '<p id=x\n class=" a b ">\n  One\n  two\n</p>'],
  ['<ul><li><a href="/">Home</a></li></ul>', '<ul>\n <li>\n <a href="/">Home\n</a> </li>\n</ul>'],
  ['<button>Send</button>', '<button>\n  Send\n</button>'],
  ['<svg><path d="M0"/></svg>', '<svg>\n  <path d="M0"></path>\n</svg>'],
  ['<input disabled>', '<input disabled="">'],
  ['<p>&amp;</p>', '<p>&#38;</p>'],
];

const different: [string, string][] = [
  ['<p><b>Error:</b> text</p>', '<p><b>Error:</b>text</p>'],
  ['<p>One two</p>', '<p>Onetwo</p>'],
  ['<p>One</p>', '<p>one</p>'],
  ['<p>One</p>', '<div>One</div>'],
  ['<p><b>One</b></p>', '<p>One</p>'],
  ['<p id="a">One</p>', '<p id="a ">One</p>'],
  ['<p class="a">One</p>', '<p class="b">One</p>'],
  ['<p>One</p>', '<p hidden>One</p>'],
  ['<a>One</a> <a>Two</a>', '<a>One</a><a>Two</a>'],
  ['<input> <input>', '<input><input>'],
  ['<textarea>One </textarea>', '<textarea>One</textarea>'],
  ['<p>One\u00a0two</p>', '<p>One two</p>'],
  ['<p>One</p><p>Two</p>', '<p>Two</p><p>One</p>'],
  ['<div><p>One</div>', '<div><p>One</p></p></div>'],
  ['<p id="a" id="b">One</p>', '<p id="a">One</p>'],
  ['<p>&lt;b&gt;</p>', '<p><b></b></p>'],
];

for (const [one, other] of same) {
  it(`takes ${one} and ${JSON.stringify(other)} for the same`, () => {
    assert.equal(rendered(one), rendered(other));
  });
}

for (const [one, other] of different) {
  it(`tells ${one} from ${other}`, () => {
    assert.notEqual(rendered(one), rendered(other));
  });
}
