import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageVersions } from './images.ts';
import { compareVersions, newestAllowed } from './versions.ts';

describe('newestAllowed', () => {
  it.each([
    ['18', '18'],
    ['v18.20.1', '18.20'],
    ['18.x', '18'],
    ['^18.17.0', '18'],
    ['~3.9', '3.9'],
    ['~> 3.2', '3'],
    ['~> 3.2.1', '3.2'],
    ['!=3.9', null],
    ['lts/hydrogen', '18'],
    ['lts/*', null],
    ['latest', null],
    ['>=18', null],
    ['>= 18 < 21', '20'],
    ['>=3.8,<3.10', '3.9'],
    ['>=3.8,<4.0', null],
    ['<=3.9', '3.9'],
    ['^3.8', '3'],
    ['~=3.8', '3'],
    ['==3.8.*', '3.8'],
    ['^14 || ^16', '16'],
    ['^14 || >=16', null],
    ['22 - 26', '26'],
    ['python-3.11.4', '3.11'],
    ['ruby-2.7.8', '2.7'],
    ['', null],
  ])('%s lets in %s', (specification, expected) => {
    expect(newestAllowed(specification)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (text) => newestAllowed(text) === null || /^\d+(\.\d+)?$/.test(newestAllowed(text) ?? ''),
      ),
    );
  });

  it('orders versions as numbers', () => {
    expect(['3.10', '3.9', '3'].sort(compareVersions)).toEqual(['3', '3.9', '3.10']);
  });
});

describe('imageVersions', () => {
  it.each([
    ['node:18', ['node 18']],
    [
      '--platform=linux/amd64 docker.io/library/node:18.20-alpine3.18 AS build',
      ['node 18.20', 'alpine 3.18'],
    ],
    ['python:3.8-slim-buster', ['python 3.8', 'debian 10']],
    ['debian:bullseye-slim', ['debian 11']],
    ['ubuntu:focal', ['ubuntu 20.04']],
    ['ubuntu:22.04', ['ubuntu 22.04']],
    ['golang:1.21@sha256:abc', ['go 1.21']],
    ['mcr.microsoft.com/dotnet/aspnet:6.0', ['dotnet 6.0']],
    ['cimg/node:16.20', ['node 16.20']],
    ['acme/node:4', []],
    ['localhost:5000/node', []],
    ['node', []],
    ['node:lts-alpine', []],
    ['build', []],
  ])('%s', (image, expected) => {
    expect(imageVersions(image).map(({ runtime, version }) => `${runtime} ${version}`)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(imageVersions(text))));
  });
});
