import type { TopicWords } from '../topics.ts';

/** What the tool is for. */
export const purpose: TopicWords = {
  headings: {
    en: 'about, overview, introduction, purpose, what is *, what it is, what it does, what this is, what does it do, why *, motivation, background, goals, =goal, features, key features, description, project description, summary, =mission, vision, problem statement, our solution, the problem, the solution, the challenge, use cases, philosophy, objective*, at a glance, highlights, functionality, capabilities, =synopsis, concept, elevator pitch, story, executive summary, abstract, in short, tl dr',
    de: 'zweck, ziel, ziele, überblick, übersicht, einleitung, einführung, beschreibung, über dieses projekt, über das projekt, was ist *, worum geht es, funktionen, funktionsumfang, hintergrund, kurzbeschreibung, projektbeschreibung, wozu *',
    fr: 'à propos, objectif*, but du projet, présentation, aperçu, introduction, description, fonctionnalités, contexte, pourquoi *, quest ce que *, vue densemble',
    es: 'acerca de, sobre el proyecto, objetivo*, propósito, descripción, introducción, características, funcionalidades, qué es *, por qué *, visión general, resumen, contexto, presentación',
    pt: 'sobre, sobre o projeto, objetivo*, propósito, descrição, introdução, funcionalidades, recursos, características, o que é *, por que *, visão geral, resumo, contexto, apresentação',
    it: 'scopo, obiettivo, obiettivi, descrizione, introduzione, panoramica, caratteristiche, funzionalità, cosè *, informazioni sul progetto, perché *, contesto',
    nl: 'doel, doelstelling, doelen, over dit project, overzicht, inleiding, introductie, beschrijving, functies, functionaliteit*, achtergrond, wat is *, waarom *',
    pl: 'cel, cele, cel projektu, opis, opis projektu, o projekcie, wprowadzenie, wstęp, przegląd, funkcje, funkcjonalności, możliwości, co to jest *, czym jest *, dlaczego *',
    ru: 'цель, цели, назначение, описание, описание проекта, о проекте, обзор, введение, возможности, функции, функционал, функциональность, что это, что такое *, зачем *, почему *',
    zh: '简介, 介绍, 概述, 概览, 目的, 关于, 功能, 特性, 特点, 背景, 项目说明, 这是什么, 為什麼, 为什么, 簡介, 介紹',
    ja: '概要, はじめに, 目的, 紹介, 機能, 特徴, 背景, このプロジェクトについて, とは, 説明',
    ko: '개요, 소개, 프로젝트 소개, 목적, 기능, 주요 기능, 핵심 기능, 특징, 배경, 설명, 프로젝트 설명, 이게 뭔가요, 무엇인가요',
  },
  text: {},
};

/** Whom it is for. */
export const users: TopicWords = {
  headings: {
    en: 'users, user roles, user types, roles, roles and permissions, user roles and permissions, audience, target audience, target users, intended audience, intended users, who is it for, who is this for, who this is for, who it is for, whom it is for, who should use *, who uses *, for whom, personas, stakeholders, use cases, intended use, actors, for seniors, for students, for teachers, for users, for developers, for managers, for administrators, for customers, for patients, for owners, for teams, used by, user stories, who we serve, access levels, customers, =for *',
    de: 'zielgruppe*, benutzer, nutzer, anwender, benutzerrollen, rollen, für wen *, anwendungsfälle, wer * nutzt, nutzergruppen',
    fr: 'utilisateurs, public cible, public visé, publics, rôles, pour qui *, à qui *, cas dusage, cas dutilisation, profils',
    es: 'usuarios, público objetivo, público, roles, roles de usuario, para quién *, a quién *, casos de uso, destinatarios, perfiles',
    pt: 'usuários, utilizadores, público alvo, público, papéis, perfis, perfis de usuário, para quem *, casos de uso, destinatários, tipos de usuário',
    it: 'utenti, destinatari, pubblico, ruoli, per chi *, a chi *, casi duso, target',
    nl: 'gebruikers, doelgroep*, rollen, voor wie *, gebruikersrollen, toepassingen',
    pl: 'użytkownicy, grupa docelowa, odbiorcy, role, role użytkowników, dla kogo *, przypadki użycia',
    ru: 'пользователи, аудитория, целевая аудитория, роли, роли пользователей, для кого *, кому *, сценарии использования',
    zh: '用户, 使用者, 适用人群, 目标用户, 受众, 角色, 适合谁, 使用对象, 适用对象, 使用场景, 目標用戶',
    ja: '利用者, 対象ユーザー, 対象者, ユーザー, 想定ユーザー, 役割, ロール, 誰のため, ユースケース',
    ko: '사용자, 대상 사용자, 대상, 이용 대상, 역할, 사용자 역할, 누구를 위한 *, 권한',
  },
  text: {
    en: 'is for, platform for, app for, application for, tool for, system for, website for, site for, solution for, portal for, software for, designed for, built for, made for, intended for, aimed at, targeted at, tailored for, targeting, meant for, suitable for, ideal for, perfect for, for developers, for teams, for students, for teachers, for businesses, for companies, for organizations, for organisations, for researchers, for beginners, for customers, for members, for employees, for staff, for schools, for families, for freelancers, for anyone, for people who, for small, for farmers, for patients, for doctors, for clinics, for administrators, for admins, helps users, helps people, helps teams, helps developers, helps students, helps businesses, allows users, allows developers, enables users, enables teams, lets users, lets you, lets people, lets teams, allow users, enable users, users can, customers can, admins can, administrators can, staff can, members can, students can, managers can, owners can, used by, connects * with, developers and teams, for security professionals, for everyone, see their, our customers, our staff, our team, our members',
    de: 'richtet sich an, gedacht für, für mitarbeiter*, für kunden, für unternehmen, für entwickler, für alle die, nutzer können, benutzer können, ermöglicht es, hilft',
    fr: 'sadresse à, sadresse aux, destiné à, destinée à, conçu pour, pour les équipes, pour les entreprises, permet aux, les utilisateurs peuvent, aide les',
    es: 'dirigido a, dirigida a, pensado para, diseñado para, diseñada para, permite a los, los usuarios pueden, para empresas, para equipos, ayuda a',
    pt: 'voltado para, voltada para, destinado a, destinada a, pensado para, projetado para, desenvolvido para, permite que, os usuários podem, para empresas, para equipes, ajuda',
    it: 'rivolto a, rivolta a, pensato per, progettato per, permette agli, gli utenti possono, per le aziende',
    nl: 'bedoeld voor, gericht op, gebruikers kunnen, voor medewerkers, voor bedrijven, helpt',
    pl: 'przeznaczony dla, przeznaczona dla, skierowany do, użytkownicy mogą, dla firm, pozwala użytkownikom, umożliwia',
    ru: 'предназначен для, предназначена для, предназначено для, пользователи могут, позволяет пользователям, помогает',
    zh: '面向, 适用于, 适合, 帮助用户, 用户可以, 专为',
    ja: '向け, のための, ユーザーは, 利用者は',
    ko: '위한, 사용자는, 사용자가, 대상으로',
  },
};

/** What it takes for granted. */
export const assumptions: TopicWords = {
  headings: {
    en: 'assumptions, assumption, what it assumes, what we assume, prerequisites, prerequisite, pre requisites, prerequisities, requirements, system requirements, preconditions, what you need, you need, what youll need, before you start, before you begin, conditions, design decisions, expectations, supported versions, supported platforms, compatibility, browser support, platform support, minimum supported *, supported browsers',
    de: 'annahmen, annahme, voraussetzung*, vorbedingung*, anforderungen, systemanforderungen, rahmenbedingungen, abhängigkeiten, was du brauchst, was sie brauchen',
    fr: 'hypothèse*, prérequis, pré requis, conditions préalables, conditions, exigences, dépendances, configuration requise',
    es: 'supuesto*, suposiciones, requisitos, requisitos previos, prerrequisitos, condiciones, dependencias',
    pt: 'suposições, pressupostos, premissas, requisitos, pré requisitos, prerequisitos, condições, dependências',
    it: 'ipotesi, presupposti, assunzioni, requisiti, prerequisiti, condizioni, dipendenze',
    nl: 'aannames, veronderstellingen, vereisten, voorwaarden, benodigdheden, afhankelijkheden, uitgangspunten',
    pl: 'założenia, wymagania, wymagania wstępne, warunki, zależności',
    ru: 'предположения, допущения, требования, системные требования, предварительные требования, условия, зависимости, предпосылки',
    zh: '假设, 前提, 前提条件, 先决条件, 要求, 环境要求, 系统要求, 依赖, 準備, 环境准备, 前置条件',
    ja: '前提, 前提条件, 仮定, 必要条件, 動作環境, 要件, 必要なもの, 依存関係, 必要環境',
    ko: '가정, 전제, 전제 조건, 사전 요구 사항, 사전 요구사항, 요구 사항, 요구사항, 시스템 요구 사항, 필요 조건, 사전 준비, 준비물',
  },
  text: {
    en: 'assumes, assume that, we assume, assuming that, assumption, it is assumed, is assumed, takes for granted, relies on, requires, is required, are required, you need, you will need, youll need, make sure you have, must have, depends on, prerequisite*',
    de: 'vorausgesetzt, setzt voraus, wir gehen davon aus, annahme, benötigt, erfordert',
    fr: 'suppose que, nécessite, prérequis, il faut avoir',
    es: 'se asume, asume que, supone que, requiere, necesitas',
    pt: 'assume que, pressupõe, parte do princípio, requer, é necessário',
    it: 'si assume, presuppone, richiede, è necessario',
    nl: 'gaat ervan uit, gaan ervan uit, vereist, je hebt nodig',
    pl: 'zakłada, zakładamy, wymaga',
    ru: 'предполагается, требуется, необходимо',
    zh: '假设, 假定, 需要安装, 前提',
    ja: '前提, 必要です, 想定',
    ko: '가정*, 전제*, 필요합니다',
  },
};

/** What it does not do. */
export const limitations: TopicWords = {
  headings: {
    en: 'limitation*, limits, known issues, known issue, known bugs, known problems, known limitations, caveat*, out of scope, scope, non goals, what it does not do, what it doesnt do, what this is not, what * is not, what * does not do, does not do, does not, doesnt, not supported, unsupported, restrictions, constraints, trade offs, tradeoffs, shortcomings, drawbacks, disclaimer, disclaimers, gotchas, pitfalls, when not to use, not included, not implemented, missing features, warning, warnings, quirks, project status, current status, =status, development status, important notes, security notes, security considerations, security notice, why shouldnt *, why not *, stability',
    de: 'einschränkung*, beschränkung*, grenzen, bekannte probleme, bekannte fehler, haftungsausschluss, was * nicht kann, was * nicht tut, nicht unterstützt, abgrenzung, hinweise zur sicherheit, nicht im umfang, warnung*',
    fr: 'limite*, limitation*, problèmes connus, restrictions, avertissement*, contraintes, hors périmètre, ce que * ne fait pas, non pris en charge',
    es: 'limitaciones, limitación, límites, problemas conocidos, errores conocidos, restricciones, advertencia*, fuera de alcance, lo que no hace, no soportado, descargo de responsabilidad',
    pt: 'limitações, limitação, limites, problemas conhecidos, erros conhecidos, restrições, aviso*, fora de escopo, fora do escopo, o que não faz, não suportado, isenção de responsabilidade',
    it: 'limitazioni, limiti, problemi noti, restrizioni, avvertenze, fuori ambito, cosa non fa, non supportato',
    nl: 'beperking*, bekende problemen, grenzen, restricties, waarschuwing*, buiten scope, wat het niet doet, niet ondersteund',
    pl: 'ograniczenia, znane problemy, znane błędy, zastrzeżenie, zastrzeżenia, ostrzeżeni*, poza zakresem, czego nie robi, nieobsługiwane',
    ru: 'ограничения, ограничение, известные проблемы, известные ошибки, предупреждение, отказ от ответственности, чего не делает, не поддерживается, вне рамок',
    zh: '限制, 局限, 已知问题, 注意事项, 免责声明, 不支持, 约束, 不包括, 已知問題',
    ja: '制限, 制限事項, 既知の問題, 注意事項, 免責事項, 非対応, 対象外, 制約',
    ko: '제한, 제한 사항, 제한사항, 한계, 한계점, 알려진 문제, 알려진 이슈, 주의사항, 주의 사항, 면책 조항, 면책조항, 제약*, 지원하지 않*',
  },
  text: {
    en: 'limitation*, known issue*, does not support, doesnt support, do not support, is not supported, are not supported, not yet supported, unsupported, not intended for, not meant for, not suitable for, not production ready, not for production, not recommended for production, do not use * in production, for educational purposes, for learning purposes, for demonstration purposes, demo only, not yet implemented, not implemented, is not implemented, does not include, doesnt include, not included, out of scope, currently only, only supports, only works, cannot handle, no longer maintained, no longer actively, deprecated, not maintained, work in progress, experimental, is only for, beta, alpha, no warranty, without warranty, will not work, does not work, doesnt work, is not possible',
    de: 'nicht unterstützt, unterstützt nicht, unterstützt kein*, nicht für den produktiven, derzeit nur, noch nicht, einschränkung*, funktioniert nicht',
    fr: 'ne prend pas en charge, nest pas pris en charge, ne supporte pas, pas encore, uniquement à des fins, limitation*',
    es: 'no soporta, no es compatible, no está soportado, todavía no, solo funciona, fines educativos, limitación*',
    pt: 'não suporta, não é suportado, ainda não, apenas para fins, fins educacionais, limitações',
    it: 'non supporta, non è supportato, non ancora, solo a scopo, limitazion*',
    nl: 'niet ondersteund, ondersteunt geen, nog niet, beperking*',
    pl: 'nie obsługuje, nie jest obsługiwane, jeszcze nie, ograniczeni*',
    ru: 'не поддерживает, не поддерживается, пока не, ограничени*',
    zh: '不支持, 暂不, 尚未, 仅限, 仅供',
    ja: 'サポートしていません, 対応していません, 未対応, できません, のみ対応',
    ko: '지원하지, 아직, 불가능합니다, 제한*',
  },
};

/** Whom to ask. */
export const contacts: TopicWords = {
  headings: {
    en: 'contact, contacts, contact us, contact and support, =support, support and *, * and support, getting support, support us, =help, get help, getting help, need help, help and support, community, =author, =authors, maintainer, maintainers, =team, our team, the team, development team, core team, core contributors, =contributors, project leaders, project leader, reporting issues, reporting a bug, bug reports, report a bug, reporting bugs, report issues, =issues, =questions, questions and *, =feedback, =discussion, =discussions, who to ask, whom to ask, who maintains *, reporting a vulnerability, security policy, reporting security *, vulnerability reporting, stay in touch, =discord, =slack, mailing list, mailing lists, =chat, built by, built with love by, developed by, =developer, =developers, created by, made by, about the author, =owner, =owners, =people',
    de: 'kontakt*, ansprechpartner*, hilfe, unterstützung, autor*, entwickler, betreuer, team, gemeinschaft, fragen, feedback, fehler melden, impressum, zuständig*',
    fr: 'contact*, aide, assistance, support, auteur*, équipe, communauté, mainteneur*, questions, signaler un problème, nous contacter',
    es: 'contacto*, ayuda, soporte, autor*, autores, equipo, comunidad, preguntas, reportar *, desarrollador*, mantenedor*, contáctanos',
    pt: 'contato*, contacto*, ajuda, suporte, autor*, autores, equipe, equipa, comunidade, dúvidas, perguntas, desenvolvedor*, mantenedor*, fale conosco',
    it: 'contatt*, aiuto, supporto, assistenza, autore, autori, comunità, domande, segnalazion*, sviluppator*',
    nl: 'contact*, hulp, ondersteuning, auteur*, team, vragen, beheerder*, problemen melden',
    pl: 'kontakt*, pomoc, wsparcie, autor*, autorzy, zespół, społeczność, pytania, zgłaszanie błędów, opiekun*',
    ru: 'контакт*, связь, обратная связь, помощь, поддержка, автор*, команда, сообщество, вопросы, сообщить *, разработчик*',
    zh: '联系, 联系我们, 联系方式, 支持, 帮助, 作者, 团队, 社区, 交流, 反馈, 问题反馈, 維護者, 维护者, 聯絡',
    ja: '連絡先, お問い合わせ, 問い合わせ, サポート, ヘルプ, 作者, 著者, チーム, コミュニティ, 質問, 開発者, メンテナ',
    ko: '연락처, 문의, 문의하기, 지원, 도움, 도움말, 작성자, 만든 사람, 팀, 팀원, 팀 소개, 커뮤니티, 질문, 피드백, 개발자, 관리자 연락처',
  },
  text: {
    en: 'contact, reach out, get in touch, email us, write to, ask in, open an issue, create an issue, file an issue, open a github issue, report bugs, report issues, join our, discord, mailing list, maintained by, developed by, created by, built by',
    de: 'wenden sie sich, wende dich, schreib an, schreiben sie an, melden sie sich, erreichen sie',
    fr: 'contactez, écrivez à, ouvrir une issue, rejoignez',
    es: 'contacta, contáctanos, escribe a, abre un issue, únete',
    pt: 'entre em contato, escreva para, abra uma issue, abrir uma issue',
    it: 'contattaci, scrivi a, apri una issue',
    nl: 'neem contact op, mail naar, schrijf naar',
    pl: 'skontaktuj się, napisz do',
    ru: 'свяжитесь, напишите, обращайтесь',
    zh: '联系, 请提交, 加入',
    ja: 'お問い合わせ, 連絡, までご連絡',
    ko: '문의*, 연락*',
  },
};

/** Which data it uses. */
export const data: TopicWords = {
  headings: {
    en: '=data, data model*, data models, data sources, data source, data storage, data flow, data handling, data protection, data privacy, data retention, data structure*, data we *, which data *, what data *, personal data, user data, database, databases, database schema, database design, database setup, database structure, schema, entities, =models, collections, firestore *, tables, storage, persistence, dataset, datasets, privacy, privacy policy, privacy and security, privacy notice, where the data *, where * data *, gdpr, backup, backups, data and *, telemetry, information collected',
    de: 'daten, datenmodell*, datenbank*, datenschutz*, datenquelle*, datenhaltung, datenspeicherung, speicherung, welche daten *, personenbezogene daten, tabellen, schema',
    fr: 'données, modèle de données, base de données, protection des données, confidentialité, vie privée, sources de données, stockage, données personnelles, schéma',
    es: 'datos, modelo de datos, base de datos, protección de datos, privacidad, fuentes de datos, almacenamiento, datos personales, esquema',
    pt: 'dados, modelo de dados, banco de dados, base de dados, proteção de dados, privacidade, fontes de dados, armazenamento, dados pessoais, esquema',
    it: 'dati, modello dei dati, modello dati, database, base di dati, protezione dei dati, privacy, archiviazione, dati personali, schema',
    nl: 'gegevens, datamodel, database, gegevensbescherming, privacy, opslag, persoonsgegevens, databronnen, schema',
    pl: 'dane, model danych, baza danych, ochrona danych, prywatność, źródła danych, przechowywanie danych, dane osobowe, schemat',
    ru: 'данные, модель данных, база данных, базы данных, защита данных, конфиденциальность, источники данных, хранение данных, хранение, персональные данные, схема',
    zh: '数据, 数据库, 数据模型, 隐私, 数据来源, 存储, 数据结构, 数据保护, 個人資料, 資料庫, 資料',
    ja: 'データ, データベース, データモデル, プライバシー, 個人情報, 保存, スキーマ, データ構造',
    ko: '데이터, 데이터베이스, 데이터 모델, 데이터베이스 구조, 데이터베이스 스키마, 개인정보*, 저장*, 스키마, db 구조, db 스키마',
  },
  text: {
    en: 'personal data, stores the, stored in, is stored, are stored, stores data, stores user*, saved in, saved to, data is kept, keeps the, persisted, database, dataset, collects, collected, uploaded files, uploads, retention, privacy, postgres*, mongodb, sqlite, mysql, firestore, supabase, local storage, localstorage',
    de: 'personenbezogene daten, gespeichert, speichert, datenbank, datenschutz',
    fr: 'données personnelles, stockées, stocke, enregistré*, base de données',
    es: 'datos personales, almacena*, guarda*, base de datos',
    pt: 'dados pessoais, armazena*, guarda*, banco de dados, base de dados',
    it: 'dati personali, memorizza*, salvat*, database',
    nl: 'persoonsgegevens, opgeslagen, database',
    pl: 'dane osobowe, przechowuje, zapisywane, baza danych, bazie danych',
    ru: 'персональные данные, хранит*, сохраня*, база данных, базе данных',
    zh: '数据库, 存储, 保存, 个人数据, 数据集',
    ja: 'データベース, 保存, 個人情報, データセット',
    ko: '데이터베이스, 저장*, 개인정보*, 데이터셋',
  },
};
